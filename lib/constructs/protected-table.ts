import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  ProjectionType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

const text = (name: string) => ({ name, type: AttributeType.STRING });

export type ProtectedTableProps = {
  readonly tableName: string;
  readonly key: IKey;
  /** Names of the partition and the sort attribute; both are text. */
  readonly keys: readonly [partition: string, sort: string];
  /** Index name to its two attributes; an index gives keys, the facts are read from the table. */
  readonly indexes?: Readonly<Record<string, readonly [partition: string, sort: string]>>;
  /** Attribute with the second after which an item may go; days later it is gone. */
  readonly expiryAttribute?: string;
};

/** How are facts found? By their two keys and these indexes; nothing is ever scanned. */
export class ProtectedTable extends TableV2 {
  constructor(scope: Construct, id: string, props: ProtectedTableProps) {
    super(scope, id, {
      tableName: props.tableName,
      partitionKey: text(props.keys[0]),
      sortKey: text(props.keys[1]),
      globalSecondaryIndexes: Object.entries(props.indexes ?? {}).map(
        ([indexName, [partition, sort]]): GlobalSecondaryIndexPropsV2 => ({
          indexName,
          partitionKey: text(partition),
          sortKey: text(sort),
          projectionType: ProjectionType.KEYS_ONLY,
        }),
      ),
      ...(props.expiryAttribute === undefined ? {} : { timeToLiveAttribute: props.expiryAttribute }),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(props.key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }
}
