/** One row of `recipients/recipients.csv`. */
export type SampleRecipient = {
  readonly recipient_id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly role: 'owner' | 'lead' | 'manager' | 'executive' | 'ceo' | 'data_team';
  /** Recipient id; empty for the CEO, who has none. */
  readonly manager: string;
  readonly locale: 'en' | 'zh-CN' | 'zh-TW';
};

/** The columns of the recipients file, in its order. */
export const recipientColumns = [
  'recipient_id',
  'name',
  'email',
  'phone',
  'role',
  'manager',
  'locale',
] as const satisfies readonly (keyof SampleRecipient)[];

/** An account owner's patch: who owns its accounts and where they are. */
export type Office = { readonly owner: string; readonly time_zone: string };

export const offices: readonly Office[] = [
  { owner: 'o-01', time_zone: 'Europe/London' },
  { owner: 'o-02', time_zone: 'Europe/Berlin' },
  { owner: 'o-03', time_zone: 'Asia/Shanghai' },
  { owner: 'o-04', time_zone: 'Asia/Taipei' },
  { owner: 'o-05', time_zone: 'America/New_York' },
  { owner: 'o-06', time_zone: 'America/Sao_Paulo' },
  { owner: 'o-07', time_zone: 'Asia/Singapore' },
  { owner: 'o-08', time_zone: 'Australia/Sydney' },
];

export const salesLeads = ['l-01', 'l-02'] as const;
export const technicalLeads = ['l-03', 'l-04'] as const;
export const deliveryLeads = ['l-05'] as const;
export const sponsors = ['x-01', 'x-02', 'x-03'] as const;

/** Twenty-two people, named by what they do: nobody real is meant. */
export const sampleRecipients: readonly SampleRecipient[] = [
  recipient('x-00', 'Chief executive', 'ceo', '', 'en', 0),
  recipient('x-01', 'Chief operating officer', 'executive', 'x-00', 'en', 1),
  recipient('x-02', 'Chief technology officer', 'executive', 'x-00', 'en', 2),
  recipient('x-03', '亞太區總經理', 'executive', 'x-00', 'zh-TW', 3),
  recipient('m-01', 'Sales manager Europe', 'manager', 'x-01', 'en', 4),
  recipient('m-02', '大中华区销售经理', 'manager', 'x-03', 'zh-CN', 5),
  recipient('m-03', 'Sales manager Americas and Pacific', 'manager', 'x-01', 'en', 6),
  recipient('o-01', 'Account owner London', 'owner', 'm-01', 'en', 7),
  recipient('o-02', 'Account owner Berlin', 'owner', 'm-01', 'en', 8),
  recipient('o-03', '上海客户负责人', 'owner', 'm-02', 'zh-CN', 9),
  recipient('o-04', '臺北客戶負責人', 'owner', 'm-02', 'zh-TW', 10),
  recipient('o-05', 'Account owner New York', 'owner', 'm-03', 'en', 11),
  recipient('o-06', 'Account owner São Paulo', 'owner', 'm-03', 'en', 12),
  recipient('o-07', 'Account owner Singapore', 'owner', 'm-03', 'en', 13),
  recipient('o-08', 'Account owner Sydney', 'owner', 'm-03', 'en', 14),
  recipient('l-01', 'Sales lead West', 'lead', 'm-01', 'en', 15),
  recipient('l-02', '大中华区销售主管', 'lead', 'm-02', 'zh-CN', 16),
  recipient('l-03', 'Technical lead platform', 'lead', 'x-02', 'en', 17),
  recipient('l-04', '技術主管', 'lead', 'x-02', 'zh-TW', 18),
  recipient('l-05', 'Delivery lead', 'lead', 'x-01', 'en', 19),
  recipient('d-01', 'Data desk', 'data_team', 'x-02', 'en', 20),
  recipient('d-02', 'Data engineer on duty', 'data_team', 'x-02', 'en', 21),
];

/** Phones come from 07700 900000-900999, which Ofcom keeps free for drama. */
function recipient(
  recipient_id: string,
  name: string,
  role: SampleRecipient['role'],
  manager: string,
  locale: SampleRecipient['locale'],
  place: number,
): SampleRecipient {
  const phone = `+447700900${String(100 + place).padStart(3, '0')}`;
  return { recipient_id, name, email: `${recipient_id}@sample.example.com`, phone, role, manager, locale };
}
