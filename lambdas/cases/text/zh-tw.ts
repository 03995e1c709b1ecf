import { zhTwNames } from './names.ts';
import type { Phrases } from './phrases.ts';

export const zhTw: Phrases = {
  ...zhTwNames,
  joint: { sentence: '', list: '、', item: '；', colon: '：', stop: '。' },
  arrow: { mail: '→', sms: '→' },
  shortDay: (month, day) => `${month}月${day}日`,
  shortMoment: (month, day, time) => `${month}月${day}日${time} UTC`,
  elapsed: ({ days, hours, minutes }) => {
    if (days >= 3) return `${days}天`;
    const allHours = days * 24 + hours;
    if (allHours === 0) return `${minutes}分鐘`;
    return minutes === 0 ? `${allHours}小時` : `${allHours}小時${minutes}分`;
  },
  noOwner: '尚無',
  notOnRoster: '這位客戶不在客戶名冊中，因此沒有已知的負責人。',
  change: (index, fall) =>
    fall === null ? index : `${fall.baseline}${fall.arrow}${index}（-${fall.percent}%）`,
  redToo: '，連續3個計分日紅燈',
  causes: {
    sharpDrop: (day, percent) => `${day}的健康指數比基準低${percent}%。`,
    redBand: (day) => `截至${day}，健康指數已連續3個計分日亮紅燈。`,
  },
  weakest: '最弱項 ',
  since: (day) => `（較${day}）`,
  driver: (name, points) => `${name} ${points}`,
  coverage: (percent) => `涵蓋率${percent}%`,
  dataOf: (coverage, day) => `${day}資料，${coverage}`,
  owner: (owner) => `負責人：${owner}`,
  headings: {
    why: (referenceDay) => `主要原因（與${referenceDay}相比的失分）：`,
    whyWeakest: '最弱的指標（距滿分所差的分數）：',
    sure: (day, coverage, model) => `可信程度：${day}的資料，${coverage}，模型 ${model}。`,
    todo: (ask) => `下一步：${ask}`,
    found: '發現的問題與處理方式：',
    caseId: (id) => `案件編號 ${id}`,
  },
  due: {
    running: (dueAt, left) => `須於${dueAt}前到場（剩${left}）`,
    breached: (dueAt, over) =>
      over === null ? `已逾時（應於${dueAt}前到場）` : `已逾時${over}（應於${dueAt}前到場）`,
    onSite: (since) => `已於${since}到場`,
  },
  origin: {
    complaints: (count, worst) => {
      if (worst === null) return `${count}件客訴`;
      const severity = { low: '輕微', medium: '一般', high: '嚴重', critical: '重大' }[worst];
      return count === 1 ? `${severity}客訴` : `${count}件客訴，最高等級為${severity}`;
    },
    rescue: '挽留24小時無人確認',
  },
  record: {
    reported: (at) => `客訴時間：${at}`,
    opened: (at) => `啟動時間：${at}`,
    acknowledged: (at) => `確認時間：${at}`,
    unacknowledged: '確認時間：尚未確認',
    onSite: (at) => `到場時間：${at}`,
  },
  acknowledged: '已確認',
  more: (count) => `另有${count}項`,
  digestFooter: '每個連結各自對應一個案件。',
  rescue: {
    opened: {
      title: ({ account, change }) => `${account} ${change}`,
      happened: () => '系統已啟動客戶挽留。',
      ask: ({ acknowledgeBy }) => `在${acknowledgeBy}前確認接手。逾期未確認將自動升級。`,
      shortAsk: ({ acknowledgeBy }) => `請於${acknowledgeBy}前確認`,
      footer: '您收到這則通知，是因為您是這位客戶的負責人，或由您的值班窗口代理。',
      several: ({ cases }) => `新啟動${cases}項客戶挽留`,
    },
    'unacknowledged-24h': {
      title: ({ account, change, openFor }) => `${account} ${change}，${openFor}無人確認`,
      happened: ({ openedAt }) => `客戶挽留自${openedAt}啟動以來，尚無人確認接手。`,
      ask: ({ owner, sponsorToldAt }) =>
        `在${sponsorToldAt}前確認接手，或請負責人（${owner}）確認。逾期將通知督導高階主管。`,
      shortAsk: ({ sponsorToldAt }) => `請於${sponsorToldAt}前確認`,
      footer: '您收到這則通知，是因為您是這位客戶的負責人、其上級或主管，或由您的值班窗口代理。',
      several: ({ cases }) => `${cases}項客戶挽留24小時無人確認`,
    },
    'unacknowledged-72h': {
      title: ({ account, change, openFor }) => `${account} ${change}，${openFor}無人確認`,
      happened: ({ openedAt }) =>
        `客戶挽留自${openedAt}啟動，負責人、其上級及各主管均已收到通知，至今無人確認。`,
      ask: ({ owner }) => `今天內確認接手，或責成負責人（${owner}）確認。在此之前，本通知每7天再寄一次。`,
      shortAsk: () => '請於今天內促成確認',
      footer: '您收到這則通知，是因為您是這位客戶的督導高階主管，或由您的值班窗口代理。',
      several: ({ cases }) => `${cases}項客戶挽留超過72小時無人確認`,
    },
    retracted: {
      title: ({ account }) => `${account}：客戶挽留已撤回`,
      happened: ({ day }) =>
        `截至${day}的資料已更正。依更正後的資料，這項挽留本不應啟動，造成打擾，深感抱歉。`,
      ask: () => '不需處理，案件已關閉。',
      shortAsk: () => '不需處理。詳情',
      footer: '您收到這則通知，是因為您先前收過這項挽留的通知。',
      several: ({ cases }) => `撤回${cases}項客戶挽留`,
    },
  },
  severalRedChannels: ({ cases, breached }) =>
    `${cases}條紅色通道未解決${breached === 0 ? '' : `，其中${breached}條已逾時`}`,
  redChannel: {
    opened: {
      title: ({ account, due }) => `${account}：紅色通道，${due}`,
      happened: ({ origin }) => `紅色通道已啟動（${origin}）。由高階主管帶隊前往客戶現場。`,
      ask: ({ due }) => `${due}。請立即確認並商定到場人員；先解決問題，事後再釐清責任。`,
      shortAsk: ({ isAcknowledged }) => (isAcknowledged ? '到場後請回報' : '請立即確認'),
      footer:
        '您收到這則通知，是因為您是這位客戶的督導高階主管、負責人或主管，或是執行長，或由您的值班窗口代理。',
    },
    joined: {
      title: ({ account, due }) => `${account}：再有客訴，${due}`,
      happened: ({ origin }) => `進行中的紅色通道又收到客訴。目前情況：${origin}。`,
      ask: ({ due, isAcknowledged }) =>
        `${due}。${isAcknowledged ? '' : '請立即確認，並'}請在面見客戶前了解新的客訴內容。`,
      shortAsk: ({ isAcknowledged }) => (isAcknowledged ? '查看案件' : '請立即確認'),
      footer: '您收到這則通知，是因為您參與此案件。',
    },
    'unacknowledged-1h': {
      title: ({ account, openFor, due }) => `${account}：${openFor}無人確認，${due}`,
      happened: ({ origin, openFor }) => `紅色通道（${origin}）已啟動${openFor}，尚無人確認。`,
      ask: ({ due, ceoToldAt }) => `${due}。請在${ceoToldAt}前確認，屆時將通知執行長。`,
      shortAsk: () => '請立即確認',
      footer: '您收到這則通知，是因為您參與此案件，或是督導高階主管的上級。',
    },
    'unacknowledged-4h': {
      title: ({ account, openFor, due }) => `${account}：${openFor}無人確認，${due}`,
      happened: ({ origin, openFor }) =>
        `紅色通道（${origin}）已啟動${openFor}，相關人員已兩度收到通知，仍無人確認。`,
      ask: ({ due, owner }) => `${due}。請立即致電督導高階主管或負責人（${owner}），或由您親自確認。`,
      shortAsk: () => '請立即確認或致電督導主管',
      footer: '您收到這則通知，是因為您是執行長，或由您的值班窗口代理。',
    },
    'due-in-4h': {
      title: ({ account, due }) => `${account}：尚無人到場，${due}`,
      happened: ({ origin }) => `這條紅色通道（${origin}）尚無人回報到場。`,
      ask: ({ due }) => `${due}。團隊到場後請立即回報，只有回報到場才會停止計時。`,
      shortAsk: () => '到場後請回報',
      footer: '您收到這則通知，是因為您是這位客戶的督導高階主管或負責人，或由您的值班窗口代理。',
    },
    breached: {
      title: ({ account, due }) => `${account}：紅色通道${due}`,
      happened: ({ origin }) => `這條紅色通道（${origin}）未在期限內回報到場，逾時將留下紀錄。`,
      ask: () => '立即前往客戶現場，回報到場，並註明逾時原因。',
      shortAsk: () => '請立即到場並回報',
      footer: '您收到這則通知，是因為您參與此案件，或是執行長。',
    },
    'letter-due': {
      title: ({ account }) => `${account}：改善承諾書到期未寄`,
      happened: () => '紅色通道解決至今已滿72小時，改善承諾書尚未標記為已寄出。',
      ask: () => '今天內修改草稿、寄給客戶，並標記為已寄出。',
      shortAsk: () => '請今天寄出並標記',
      footer: '您收到這則通知，是因為您是這位客戶的負責人或督導高階主管，或由您的值班窗口代理。',
    },
    'executive-digest': {
      title: ({ account, due }) => `${account}：${due}`,
      happened: ({ origin }) => `紅色通道進行中（${origin}）。`,
      ask: ({ due }) => `${due}。`,
      shortAsk: ({ isAcknowledged }) => (isAcknowledged ? '查看案件' : '尚未確認，請立即確認'),
      footer: '只要您督導的紅色通道尚未解決，您每天都會收到這份彙整，最早到期的排在最前。',
    },
  },
  quality: {
    title: (day, briefs) => `${day}資料：${briefs}`,
    decide: '請放行或作廢',
    look: '處理方式',
    footer: '您收到這則通知，是因為您屬於資料團隊：資料到得好，客戶才看得準。',
    several: ({ cases }) => `${cases}天的資料有問題`,
    findings: {
      missing: {
        brief: () => '未收到資料',
        sentence: ({ day, deadline }) =>
          `截至${deadline}未收到快照。請送至 snapshots/${day}/ ，齊全後即自動計分。`,
      },
      incomplete: {
        brief: () => '與清單不符',
        sentence: ({ deadline, problems }) =>
          `截至${deadline}，檔案與清單不符：${problems}。請依清單補齊檔案，或更正清單。`,
      },
      rejected: {
        brief: ({ rows, problem }) => (problem === null ? `${rows}列遭退回` : '有檔案遭退回'),
        sentence: ({ key, rows, problem }) =>
          problem === null
            ? `${key}：${rows}列遭退回。請依 receipts/${key}.errors.csv 更正後重新送交。`
            : `${key}：整個檔案遭退回（${problem}），共${rows}列。請更正後重新送交。`,
      },
      held: {
        brief: ({ accounts }) => `${accounts}項挽留暫緩`,
        sentence: ({ accounts, known, indicators }) =>
          `${known}位客戶中有${accounts}位將同時啟動挽留，疑似資料故障，現已暫緩，未通知任何負責人。變動的指標：${indicators}。請查核資料，然後更正當天資料，或選擇放行或作廢。`,
      },
      suspicious: {
        brief: ({ scored, median }) => `僅${scored}位客戶計分，平時為${median}位`,
        sentence: ({ scored, median }) =>
          `僅有${scored}位客戶計分，而最近7個完整日的中位數為${median}位。請補送缺少的資料；如資料無誤，請在案件中註明。`,
      },
      'unreachable-recipient': {
        brief: () => '有收件人無法聯絡',
        sentence: ({ recipient, why }) =>
          `收件人 ${recipient} 無法聯絡：${why}。請對方確認訂閱，或更正 recipients/recipients.csv 。`,
      },
      'unfilled-role': {
        brief: () => '有角色無人擔任',
        sentence: ({ account, role }) =>
          `客戶 ${account} 沒有${role}，相關通知將轉至值班窗口。請在 accounts/accounts.csv 和 recipients/recipients.csv 中補齊。`,
      },
    },
  },
};
