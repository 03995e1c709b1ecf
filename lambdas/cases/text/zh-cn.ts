import { zhCnNames } from './names.ts';
import type { Phrases } from './phrases.ts';

export const zhCn: Phrases = {
  ...zhCnNames,
  joint: { sentence: '', list: '、', item: '；', colon: '：', stop: '。' },
  arrow: { mail: '→', sms: '→' },
  shortDay: (month, day) => `${month}月${day}日`,
  shortMoment: (month, day, time) => `${month}月${day}日${time} UTC`,
  elapsed: ({ days, hours, minutes }) => {
    if (days >= 3) return `${days}天`;
    const allHours = days * 24 + hours;
    if (allHours === 0) return `${minutes}分钟`;
    return minutes === 0 ? `${allHours}小时` : `${allHours}小时${minutes}分`;
  },
  noOwner: '暂无',
  notOnRoster: '该客户不在客户名册中，因此没有已知的负责人。',
  change: (index, fall) =>
    fall === null ? index : `${fall.baseline}${fall.arrow}${index}（-${fall.percent}%）`,
  redToo: '，连续3个计分日红色',
  causes: {
    sharpDrop: (day, percent) => `${day}的健康指数比基线低${percent}%。`,
    redBand: (day) => `截至${day}，健康指数已连续3个计分日处于红色区间。`,
  },
  weakest: '最弱项 ',
  since: (day) => `（较${day}）`,
  driver: (name, points) => `${name} ${points}`,
  coverage: (percent) => `覆盖率${percent}%`,
  dataOf: (coverage, day) => `${day}数据，${coverage}`,
  owner: (owner) => `负责人：${owner}`,
  headings: {
    why: (referenceDay) => `主要原因（与${referenceDay}相比的失分）：`,
    whyWeakest: '最弱的指标（距满分所差的分数）：',
    sure: (day, coverage, model) => `可信程度：${day}的数据，${coverage}，模型 ${model}。`,
    todo: (ask) => `下一步：${ask}`,
    found: '发现的问题与处理办法：',
    caseId: (id) => `事项编号 ${id}`,
  },
  due: {
    running: (dueAt, left) => `须于${dueAt}前到场（剩${left}）`,
    breached: (dueAt, over) =>
      over === null ? `已超时（应于${dueAt}前到场）` : `已超时${over}（应于${dueAt}前到场）`,
    onSite: (since) => `已于${since}到场`,
  },
  origin: {
    complaints: (count, worst) => {
      if (worst === null) return `${count}起投诉`;
      const severity = { low: '轻微', medium: '一般', high: '严重', critical: '特别严重' }[worst];
      return count === 1 ? `${severity}投诉` : `${count}起投诉，最高级别为${severity}`;
    },
    rescue: '挽留24小时无人确认',
  },
  record: {
    reported: (at) => `投诉时间：${at}`,
    opened: (at) => `开启时间：${at}`,
    acknowledged: (at) => `确认时间：${at}`,
    unacknowledged: '确认时间：尚未确认',
    onSite: (at) => `到场时间：${at}`,
  },
  acknowledged: '已确认',
  more: (count) => `另有${count}项`,
  digestFooter: '每个链接对应各自的事项。',
  rescue: {
    opened: {
      title: ({ account, change }) => `${account} ${change}`,
      happened: () => '系统已启动客户挽留。',
      ask: ({ acknowledgeBy }) => `在${acknowledgeBy}前确认接手。逾期未确认将自动升级。`,
      shortAsk: ({ acknowledgeBy }) => `请于${acknowledgeBy}前确认`,
      footer: '您收到此通知，是因为您是该客户的负责人，或由您所在的值班台代管。',
      several: ({ cases }) => `新启动${cases}项客户挽留`,
    },
    'unacknowledged-24h': {
      title: ({ account, change, openFor }) => `${account} ${change}，${openFor}无人确认`,
      happened: ({ openedAt }) => `客户挽留自${openedAt}启动以来，尚无人确认接手。`,
      ask: ({ owner, sponsorToldAt }) =>
        `在${sponsorToldAt}前确认接手，或督促负责人（${owner}）确认。逾期将通知责任高管。`,
      shortAsk: ({ sponsorToldAt }) => `请于${sponsorToldAt}前确认`,
      footer: '您收到此通知，是因为您是该客户的负责人、其上级或主管，或由您所在的值班台代管。',
      several: ({ cases }) => `${cases}项客户挽留24小时无人确认`,
    },
    'unacknowledged-72h': {
      title: ({ account, change, openFor }) => `${account} ${change}，${openFor}无人确认`,
      happened: ({ openedAt }) =>
        `客户挽留自${openedAt}启动，负责人、其上级和各位主管均已收到通知，至今无人确认。`,
      ask: ({ owner }) => `今天内确认接手，或责成负责人（${owner}）确认。在此之前，本通知每7天重发一次。`,
      shortAsk: () => '请于今天内督促确认',
      footer: '您收到此通知，是因为您是该客户的责任高管，或由您所在的值班台代管。',
      several: ({ cases }) => `${cases}项客户挽留超过72小时无人确认`,
    },
    retracted: {
      title: ({ account }) => `${account}：客户挽留已撤回`,
      happened: ({ day }) =>
        `截至${day}的数据已更正。按更正后的数据，这项挽留本不应启动，给您带来打扰，深表歉意。`,
      ask: () => '无需处理，事项已关闭。',
      shortAsk: () => '无需处理。详情',
      footer: '您收到此通知，是因为您此前收到过这项挽留的通知。',
      several: ({ cases }) => `撤回${cases}项客户挽留`,
    },
  },
  severalRedChannels: ({ cases, breached }) =>
    `${cases}条红色通道未解决${breached === 0 ? '' : `，其中${breached}条已超时`}`,
  redChannel: {
    opened: {
      title: ({ account, due }) => `${account}：红色通道，${due}`,
      happened: ({ origin }) => `红色通道已开启（${origin}）。由高层领导带队前往客户现场。`,
      ask: ({ due }) => `${due}。请立即确认并商定到场人员；先解决问题，事后再追究责任。`,
      shortAsk: ({ isAcknowledged }) => (isAcknowledged ? '到场后请登记' : '请立即确认'),
      footer: '您收到此通知，是因为您是该客户的责任高管、负责人或主管，或是CEO，或由您所在的值班台代管。',
    },
    joined: {
      title: ({ account, due }) => `${account}：又有投诉，${due}`,
      happened: ({ origin }) => `已开启的红色通道又收到投诉。目前情况：${origin}。`,
      ask: ({ due, isAcknowledged }) =>
        `${due}。${isAcknowledged ? '' : '请立即确认，并'}请在面见客户前了解新的投诉内容。`,
      shortAsk: ({ isAcknowledged }) => (isAcknowledged ? '查看事项' : '请立即确认'),
      footer: '您收到此通知，是因为您参与此事项。',
    },
    'unacknowledged-1h': {
      title: ({ account, openFor, due }) => `${account}：${openFor}无人确认，${due}`,
      happened: ({ origin, openFor }) => `红色通道（${origin}）已开启${openFor}，尚无人确认。`,
      ask: ({ due, ceoToldAt }) => `${due}。请在${ceoToldAt}前确认，届时将通知CEO。`,
      shortAsk: () => '请立即确认',
      footer: '您收到此通知，是因为您参与此事项，或是责任高管的上级。',
    },
    'unacknowledged-4h': {
      title: ({ account, openFor, due }) => `${account}：${openFor}无人确认，${due}`,
      happened: ({ origin, openFor }) =>
        `红色通道（${origin}）已开启${openFor}，相关人员已两次收到通知，仍无人确认。`,
      ask: ({ due, owner }) => `${due}。请立即致电责任高管或负责人（${owner}），或由您亲自确认。`,
      shortAsk: () => '请立即确认或致电责任高管',
      footer: '您收到此通知，是因为您是CEO，或由您所在的值班台代管。',
    },
    'due-in-4h': {
      title: ({ account, due }) => `${account}：尚无人到场，${due}`,
      happened: ({ origin }) => `这条红色通道（${origin}）尚无人登记到场。`,
      ask: ({ due }) => `${due}。团队到场后请立即登记，只有登记到场才会停止计时。`,
      shortAsk: () => '到场后请登记',
      footer: '您收到此通知，是因为您是该客户的责任高管或负责人，或由您所在的值班台代管。',
    },
    breached: {
      title: ({ account, due }) => `${account}：红色通道${due}`,
      happened: ({ origin }) => `这条红色通道（${origin}）未在时限内登记到场，超时将记录在案。`,
      ask: () => '立即前往客户现场，登记到场，并注明超时原因。',
      shortAsk: () => '请立即到场并登记',
      footer: '您收到此通知，是因为您参与此事项，或是CEO。',
    },
    'letter-due': {
      title: ({ account }) => `${account}：改进承诺函到期未发`,
      happened: () => '红色通道解决至今已满72小时，改进承诺函尚未标记为已发送。',
      ask: () => '今天内修改草稿、发给客户，并标记为已发送。',
      shortAsk: () => '请今天发出并标记',
      footer: '您收到此通知，是因为您是该客户的负责人或责任高管，或由您所在的值班台代管。',
    },
    'executive-digest': {
      title: ({ account, due }) => `${account}：${due}`,
      happened: ({ origin }) => `红色通道进行中（${origin}）。`,
      ask: ({ due }) => `${due}。`,
      shortAsk: ({ isAcknowledged }) => (isAcknowledged ? '查看事项' : '尚未确认，请立即确认'),
      footer: '只要您负责的红色通道尚未解决，您每天都会收到此汇总，最早到期的排在最前。',
    },
  },
  quality: {
    title: (day, briefs) => `${day}数据：${briefs}`,
    decide: '请放行或作废',
    look: '处理办法',
    footer: '您收到此通知，是因为您属于数据团队：数据到得好，客户才看得准。',
    several: ({ cases }) => `${cases}天的数据有问题`,
    findings: {
      missing: {
        brief: () => '未收到数据',
        sentence: ({ day, deadline }) =>
          `截至${deadline}未收到快照。请送至 snapshots/${day}/ ，齐全后即自动计分。`,
      },
      incomplete: {
        brief: () => '与清单不符',
        sentence: ({ deadline, problems }) =>
          `截至${deadline}，文件与清单不符：${problems}。请按清单补齐文件，或更正清单。`,
      },
      rejected: {
        brief: ({ rows, problem }) => (problem === null ? `${rows}行被拒收` : '有文件被拒收'),
        sentence: ({ key, rows, problem }) =>
          problem === null
            ? `${key}：${rows}行被拒收。请按 receipts/${key}.errors.csv 更正后重新送交。`
            : `${key}：整个文件被拒收（${problem}），共${rows}行。请更正后重新送交。`,
      },
      held: {
        brief: ({ accounts }) => `${accounts}项挽留被暂缓`,
        sentence: ({ accounts, known, indicators }) =>
          `${known}个客户中有${accounts}个将同时启动挽留，疑似数据故障，现已暂缓，未通知任何负责人。变动的指标：${indicators}。请核查数据，然后更正当天数据，或选择放行或作废。`,
      },
      suspicious: {
        brief: ({ scored, median }) => `仅${scored}个客户计分，平时为${median}个`,
        sentence: ({ scored, median }) =>
          `仅有${scored}个客户计分，而最近7个完整日的中位数为${median}个。请补送缺失的数据；如数据无误，请在事项中注明。`,
      },
      'unreachable-recipient': {
        brief: () => '有接收人无法联系',
        sentence: ({ recipient, why }) =>
          `接收人 ${recipient} 无法联系：${why}。请其确认订阅，或更正 recipients/recipients.csv 。`,
      },
      'unfilled-role': {
        brief: () => '有角色无人担任',
        sentence: ({ account, role }) =>
          `客户 ${account} 没有${role}，相关通知将转至值班台。请在 accounts/accounts.csv 和 recipients/recipients.csv 中补全。`,
      },
    },
  },
};
