import type { LinkWords } from './words.ts';

const month = (number: number) => `${number}月`;
const day = (text: string) => {
  const [year, monthOf, date] = text.split('-').map(Number);
  return `${year}年${monthOf}月${date}日`;
};

export const zhCnLinkWords: LinkWords = {
  skip: '跳到正文',
  kinds: { rescue: '客户挽留', 'red-channel': '红色通道', 'data-quality': '数据质量' },
  states: { open: '尚未确认', acknowledged: '已确认', held: '暂缓', resolved: '已关闭' },
  onSite: '已到场',
  breached: '已超时',
  resolutions: {
    saved: '已挽留',
    lost: '已流失',
    'false-alarm': '误报',
    recovered: '自行恢复',
    retracted: '已撤回',
    discarded: '已作废',
  },
  outcomes: {
    account: {
      saved: '已挽留：客户留下',
      lost: '已流失：客户离开',
      'false-alarm': '误报：本无风险',
    },
    data: { saved: '已修复', lost: '无法修复', 'false-alarm': '数据本身无误' },
  },
  tier: (tier) => `${tier}级客户`,
  noTier: '不在客户名册中',
  dataOf: (text) => `${text}的数据`,

  day,
  moment: ({ year, month: monthOf, date, time }) => `${year}年${monthOf}月${date}日 ${time}`,
  utc: (moment) => `${moment}\u00a0UTC`,
  local: (moment, zone) => `当地时间${moment}（${zone}）`,
  since: '开启时间',
  reported: '投诉时间',
  due: '到场时限',

  clock: {
    heading: '24小时时限',
    left: (elapsed) => `还剩${elapsed}`,
    over: (elapsed) => `已超时${elapsed}`,
    overNow: '时限已到',
    breach: '已超时：24小时内无人登记到场。眼下最要紧的是尽快到场。',
    inTime: (elapsed) => `投诉后${elapsed}到场，未超出24小时时限。`,
    late: (elapsed) => `已超时：到场时比时限晚了${elapsed}。`,
    lateWithoutVisit: (elapsed) => `已超时：关闭时比时限晚了${elapsed}，未到现场。`,
    stays: '超时记录将保留。',
    withoutVisit: '在时限前关闭，未到现场。',
    used: (percent) => `时限已用去${percent}%`,
  },

  asked: '请您处理',
  alsoPossible: '您还可以',
  nothingAsked: {
    heading: '您无需处理',
    closed: '事项已关闭。',
    held: '事项随当天数据暂缓，由数据团队决定。',
  },
  asks: {
    acknowledge: {
      heading: '确认接手',
      meaning: {
        rescue: '表明由您负责跟进，系统不再催促其他同事。',
        'red-channel': '表明由您负责跟进，随后商定到场人员。计时继续，直到团队到场。',
        'data-quality': '表明由您负责核查。',
      },
      choice: '是的，由我跟进',
      button: '确认接手',
    },
    'on-site': {
      heading: '登记到场',
      meaning: { 'red-channel': '只有登记到场才会停止计时，并同时视为确认接手。' },
      choice: '我方团队已到达客户现场',
      button: '登记到场',
    },
    resolve: {
      heading: '关闭事项',
      meaning: {
        rescue: '结果明确后再关闭。此后7天内，该客户不会再启动挽留。',
        'red-channel': '各项催促随即停止，改进承诺函须在72小时内发出。',
        'data-quality': '关闭事项不会改动数据，暂缓的挽留仍然暂缓。',
      },
      choice: '结果如何？',
      button: '关闭事项',
    },
    'commitment-sent': {
      heading: '发出改进承诺函',
      meaning: { 'red-channel': '请补全草稿、发给客户，然后在此标记。' },
      choice: '承诺函已发给客户',
      button: '标记为已发送',
    },
    'hand-over': {
      heading: '转交他人',
      meaning: {
        rescue: '您选择的人将接替负责人处理此事项，并收到今后的通知。系统不会立即通知，请您自行告知。',
        'red-channel': '您选择的人将接替负责人处理此事项，并收到今后的通知。系统不会立即通知，请您致电告知。',
      },
      choice: '转交给',
      button: '转交',
    },
    decide: {
      heading: '放行或作废',
      meaning: { 'data-quality': '如果当天数据有误，也可以重新送交更正后的文件，系统会重新判定当天。' },
      choice: '如何处理？',
      button: '确定',
    },
  },
  release: '放行：数据无误。启动挽留并通知负责人。',
  discard: '作废：数据有误。不通知任何人。',
  heldNow: (count) => `当天有${count}项挽留被暂缓，尚未通知任何负责人。`,
  handOver: { choose: '请选择', onCase: '此事项的相关人员', others: '其他人员', id: '接收人编号' },
  note: {
    add: '添加备注',
    label: '备注',
    breach: '超时原因',
    cause: '问题的原因和已采取的措施',
    hint: '选填，最多2000字，将以您的名义记录在案。',
  },
  letter: { open: '打开承诺函草稿', dueBy: (moment) => `请在${moment}前发出。` },

  before: {
    heading: '此前已处理',
    by: (deed, who, moment) => `${deed}：${who}，${moment}。本次未作任何改动。`,
    unknown: '已无待处理的内容。本次未作任何改动。',
    lostNote: '您的备注未被保存，内容如下：',
  },

  milestones: { acknowledged: '确认接手', onSite: '到场', resolved: '关闭', commitmentSent: '发出承诺函' },
  notYet: '尚未',
  progress: '进展',

  happened: '发生了什么',
  opened: '开启',
  complaints: '客户的反映',
  noSummary: '投诉未附文字说明。',
  owner: '负责人',
  found: '发现的问题与处理办法',
  standing: { heading: '客户现状', onDay: (text) => `最新数据为${text}。` },
  drivers: {
    falls: (text) => `与${text}（最接近基线的一天）相比，失分最多的指标`,
    weakest: '距满分最远的指标',
    indicator: '指标',
    points: '分数',
    change: '失分',
  },

  acknowledgeBy: (moment) => `请在${moment}前确认。`,
  history: '健康指数',
  historyOf: (account) => `${account}的健康指数`,
  historyFails: '暂时无法显示历史数据，但不影响您处理此事项。',
  chart: {
    bands: { red: '红', amber: '黄', green: '绿' },
    month: (number, year) => (number === 1 ? `${year}年1月` : month(number)),
    day,
    signs: {
      index: '健康指数',
      baseline: '基线',
      opened: '启动挽留',
      resolved: '结束挽留',
      gap: '指数未知',
    },
    hint: (text, index, baseline) => `${text}：指数${index ?? '未知'}，基线${baseline ?? '无'}`,
    description: (from, to, range, rescues) =>
      range === null
        ? `${from}至${to}没有已知的指数。`
        : `${from}至${to}，指数介于${range.lowest}与${range.highest}之间，最近为${range.last}。期间挽留次数：${rescues}。每天的数值见图下的表格。`,
  },
  asTable: '以表格显示',
  table: {
    caption: (from, to) => `${from}至${to}的指数与基线，最近的在前`,
    day: '日期',
    index: '指数',
    baseline: '基线',
    unknown: '未知',
    none: '无',
  },

  deeds: '处理经过',
  noDeeds: '暂无。',
  events: {
    opened: '事项开启',
    held: '随当天数据暂缓',
    'reason-added': '新增原因',
    'kind-added': '新增问题',
    joined: '又有投诉加入',
    breached: '24小时时限已过',
    acknowledged: '确认接手',
    'on-site': '登记到场',
    'commitment-sent': '改进承诺函已发送',
    'handed-over': '转交给',
    'red-channel-opened': '转入红色通道',
    'red-channel-not-opened': '未转入：已有红色通道',
    recovered: '关闭：自行恢复',
    corrected: '文件变更后已更正',
    retracted: '撤回：更正后的文件中已不成立',
    released: '放行暂缓的挽留',
    'release-voided': '放行失效：当天文件已变更',
    discarded: '作废暂缓的挽留',
    saved: '关闭：已挽留',
    lost: '关闭：已流失',
    'false-alarm': '关闭：误报',
  },
  system: 'Bellwether',
  you: (name) => `${name}（您）`,
  told: '通知了谁',
  toldNobody: '尚未通知任何人。',
  steps: {
    opened: '开启通知',
    'unacknowledged-24h': '24小时无人确认',
    'unacknowledged-72h': '超过72小时无人确认',
    retracted: '撤回',
    joined: '又有投诉加入',
    'unacknowledged-1h': '1小时无人确认',
    'unacknowledged-4h': '4小时无人确认',
    'due-in-4h': '还有4小时到期',
    breached: '超时',
    'letter-due': '改进承诺函到期',
    'executive-digest': '高管每日汇总',
    'data-quality': '数据质量通知',
  },
  next: '接下来将通知谁',
  unless: {
    acknowledged: '届时已确认则不通知',
    onSite: '届时已到场则不通知',
    resolved: '届时已关闭则不通知',
    commitmentSent: '届时承诺函已标记为已发送则不通知',
  },
  joint: '、',

  foot: {
    asOf: (moment) => `截至${moment}。`,
    again: '刷新',
    yours: (name, until) =>
      `此链接供${name}本人使用，有效期至${until}。持有链接的人可以${name}的名义操作，请勿转发。`,
    times: '除注明地点外，时间均为UTC。',
    caseId: (id) => `事项编号 ${id}`,
  },

  refused: {
    heading: '未作任何改动',
    lead: '您打开页面之后，事项可能已有变化；也可能是提交的内容不完整。',
    typed: '在浏览器中后退，即可找回您填写的内容。',
    back: '查看事项的最新情况',
  },
  noLetter: {
    heading: '这里还没有承诺函',
    lead: '红色通道由专人关闭后，系统才会起草改进承诺函。',
  },
};
