export type Chinese = 'zh-CN' | 'zh-TW';

/** What notices in the two scripts call the same. */
export type Script = {
  readonly units: readonly [days: string, hours: string, minutes: string, minutesAlone: string];
  readonly red: string;
  readonly unacknowledged: string;
  readonly running: (due: string, left: string) => string;
  readonly over: (due: string, over: string) => string;
  readonly onSite: (since: string) => string;
  readonly severities: Readonly<Record<string, string>>;
  readonly one: string;
  readonly worst: (count: number, worst: string) => string;
  readonly rescue: string;
  /** How a notice of several cases begins. */
  readonly headings: Readonly<Record<string, (cases: number) => string>>;
  readonly breached: (cases: number) => string;
  readonly more: RegExp;
  readonly owner: (id: string) => string;
  /** By when to acknowledge: told of one case in an e-mail, and in a line. */
  readonly acknowledge: readonly [alone: (by: string) => string, inLine: (by: string) => string];
  readonly openSince: (at: string) => string;
  readonly today: string;
  /** Since when points were lost, and how much is known of which day. */
  readonly since: readonly [alone: (day: string) => string, inLine: (day: string) => string];
  readonly sure: readonly [
    alone: (day: string, percent: number) => string,
    inLine: (day: string, percent: number) => string,
  ];
  readonly indicators: Readonly<Record<string, string>>;
  readonly record: {
    readonly reported: string;
    readonly opened: string;
    readonly acknowledged: string;
    readonly notYet: string;
    readonly onSite: string;
  };
  readonly chiefToldAt: (at: string) => string;
  /** What a further complaint asks of who has acknowledged, and of who has not. */
  readonly joined: readonly [acknowledged: string, unacknowledged: string];
  readonly inDigest: readonly [acknowledged: string, unacknowledged: string];
  /** Said of a rescue's account. */
  readonly withdrawn: string;
};

export const scripts: Readonly<Record<Chinese, Script>> = {
  'zh-CN': {
    units: ['天', '小时', '分', '分钟'],
    red: '，连续3个计分日红色',
    unacknowledged: '无人确认',
    running: (due, left) => `须于${due}前到场（剩${left}）`,
    over: (due, over) => `已超时${over}（应于${due}前到场）`,
    onSite: (since) => `已于${since}到场`,
    severities: { low: '轻微', medium: '一般', high: '严重', critical: '特别严重' },
    one: '投诉',
    worst: (count, worst) => `${count}起投诉，最高级别为${worst}`,
    rescue: '挽留24小时无人确认',
    headings: {
      opened: (cases) => `新启动${cases}项客户挽留`,
      'unacknowledged-24h': (cases) => `${cases}项客户挽留24小时无人确认`,
      'unacknowledged-72h': (cases) => `${cases}项客户挽留超过72小时无人确认`,
      retracted: (cases) => `撤回${cases}项客户挽留`,
      'data-quality': (cases) => `${cases}天的数据有问题`,
      'executive-digest': (cases) => `${cases}条红色通道未解决`,
    },
    breached: (cases) => `，其中${cases}条已超时`,
    more: /另有(\d+)项/,
    owner: (id) => `负责人：${id || '暂无'}`,
    acknowledge: [(by) => `下一步：在${by}前确认接手`, (by) => `请于${by}前确认`],
    openSince: (at) => `客户挽留自${at}启动`,
    today: '今天内',
    since: [(day) => `（与${day}相比的失分）`, (day) => `（较${day}）`],
    sure: [
      (day, percent) => `可信程度：${day}的数据，覆盖率${percent}%，模型`,
      (day, percent) => `。${day}数据，覆盖率${percent}%。`,
    ],
    indicators: {
      transaction_frequency: '交易频次',
      purchase_silence: '采购沉寂',
      spend_trend: '采购额走势',
      complaints: '投诉',
      open_complaint_age: '未结投诉时长',
      nps: 'NPS',
      payment_delay: '付款逾期',
      adoption: '产品使用率',
      executive_contact: '高层往来',
      relationship_audit: '客户关系评估',
    },
    record: {
      reported: '投诉时间：',
      opened: '开启时间：',
      acknowledged: '确认时间：',
      notYet: '尚未确认',
      onSite: '到场时间：',
    },
    chiefToldAt: (at) => `请在${at}前确认，届时将通知CEO`,
    joined: ['。请在面见客户前', '。请立即确认，并请在面见客户前'],
    inDigest: ['。已确认。查看事项：', '。尚未确认，请立即确认：'],
    withdrawn: '：客户挽留已撤回',
  },
  'zh-TW': {
    units: ['天', '小時', '分', '分鐘'],
    red: '，連續3個計分日紅燈',
    unacknowledged: '無人確認',
    running: (due, left) => `須於${due}前到場（剩${left}）`,
    over: (due, over) => `已逾時${over}（應於${due}前到場）`,
    onSite: (since) => `已於${since}到場`,
    severities: { low: '輕微', medium: '一般', high: '嚴重', critical: '重大' },
    one: '客訴',
    worst: (count, worst) => `${count}件客訴，最高等級為${worst}`,
    rescue: '挽留24小時無人確認',
    headings: {
      opened: (cases) => `新啟動${cases}項客戶挽留`,
      'unacknowledged-24h': (cases) => `${cases}項客戶挽留24小時無人確認`,
      'unacknowledged-72h': (cases) => `${cases}項客戶挽留超過72小時無人確認`,
      retracted: (cases) => `撤回${cases}項客戶挽留`,
      'data-quality': (cases) => `${cases}天的資料有問題`,
      'executive-digest': (cases) => `${cases}條紅色通道未解決`,
    },
    breached: (cases) => `，其中${cases}條已逾時`,
    more: /另有(\d+)項/,
    owner: (id) => `負責人：${id || '尚無'}`,
    acknowledge: [(by) => `下一步：在${by}前確認接手`, (by) => `請於${by}前確認`],
    openSince: (at) => `客戶挽留自${at}啟動`,
    today: '今天內',
    since: [(day) => `（與${day}相比的失分）`, (day) => `（較${day}）`],
    sure: [
      (day, percent) => `可信程度：${day}的資料，涵蓋率${percent}%，模型`,
      (day, percent) => `。${day}資料，涵蓋率${percent}%。`,
    ],
    indicators: {
      transaction_frequency: '交易頻率',
      purchase_silence: '採購沉寂',
      spend_trend: '採購額趨勢',
      complaints: '客訴',
      open_complaint_age: '未結客訴天數',
      nps: 'NPS',
      payment_delay: '付款逾期',
      adoption: '產品使用率',
      executive_contact: '高層互訪',
      relationship_audit: '客戶關係評估',
    },
    record: {
      reported: '客訴時間：',
      opened: '啟動時間：',
      acknowledged: '確認時間：',
      notYet: '尚未確認',
      onSite: '到場時間：',
    },
    chiefToldAt: (at) => `請在${at}前確認，屆時將通知執行長`,
    joined: ['。請在面見客戶前', '。請立即確認，並請在面見客戶前'],
    inDigest: ['。已確認。查看案件：', '。尚未確認，請立即確認：'],
    withdrawn: '：客戶挽留已撤回',
  },
};
