import type { LinkWords } from './words.ts';

const month = (number: number) => `${number}月`;
const day = (text: string) => {
  const [year, monthOf, date] = text.split('-').map(Number);
  return `${year}年${monthOf}月${date}日`;
};

export const zhTwLinkWords: LinkWords = {
  skip: '跳到主要內容',
  kinds: { rescue: '客戶挽留', 'red-channel': '紅色通道', 'data-quality': '資料品質' },
  states: { open: '尚未確認', acknowledged: '已確認', held: '暫緩', resolved: '已結案' },
  onSite: '已到場',
  breached: '已逾時',
  resolutions: {
    saved: '已挽留',
    lost: '已流失',
    'false-alarm': '誤報',
    recovered: '自行恢復',
    retracted: '已撤回',
    discarded: '已作廢',
  },
  outcomes: {
    account: {
      saved: '已挽留：客戶留下',
      lost: '已流失：客戶離開',
      'false-alarm': '誤報：原本就沒有風險',
    },
    data: { saved: '已修復', lost: '無法修復', 'false-alarm': '資料本身無誤' },
  },
  tier: (tier) => `${tier}級客戶`,
  noTier: '不在客戶名冊中',
  dataOf: (text) => `${text}的資料`,

  day,
  moment: ({ year, month: monthOf, date, time }) => `${year}年${monthOf}月${date}日 ${time}`,
  utc: (moment) => `${moment}\u00a0UTC`,
  local: (moment, zone) => `當地時間${moment}（${zone}）`,
  since: '啟動時間',
  reported: '客訴時間',
  due: '到場期限',

  clock: {
    heading: '24小時期限',
    left: (elapsed) => `還剩${elapsed}`,
    over: (elapsed) => `已逾時${elapsed}`,
    overNow: '期限已到',
    breach: '已逾時：24小時內無人回報到場。現在最要緊的是儘快到場。',
    inTime: (elapsed) => `客訴後${elapsed}到場，在24小時期限內。`,
    late: (elapsed) => `已逾時：到場時比期限晚了${elapsed}。`,
    lateWithoutVisit: (elapsed) => `已逾時：結案時比期限晚了${elapsed}，未到現場。`,
    stays: '逾時紀錄將會保留。',
    withoutVisit: '在期限前結案，未到現場。',
    used: (percent) => `期限已用去${percent}%`,
  },

  asked: '請您處理',
  alsoPossible: '您還可以',
  nothingAsked: {
    heading: '您不需處理',
    closed: '案件已結案。',
    held: '案件隨當天資料暫緩，由資料團隊決定。',
  },
  asks: {
    acknowledge: {
      heading: '確認接手',
      meaning: {
        rescue: '表示由您負責跟進，系統不再催促其他同事。',
        'red-channel': '表示由您負責跟進，接著商定到場人員。計時會持續到團隊到場為止。',
        'data-quality': '表示由您負責查核。',
      },
      choice: '是的，由我跟進',
      button: '確認接手',
    },
    'on-site': {
      heading: '回報到場',
      meaning: { 'red-channel': '只有回報到場才會停止計時，並同時視為確認接手。' },
      choice: '我們的團隊已抵達客戶現場',
      button: '回報到場',
    },
    resolve: {
      heading: '結案',
      meaning: {
        rescue: '結果明確後再結案。此後7天內，這位客戶不會再啟動挽留。',
        'red-channel': '各項催促隨即停止，改善承諾書須在72小時內寄出。',
        'data-quality': '結案不會更動資料，暫緩的挽留仍然暫緩。',
      },
      choice: '結果如何？',
      button: '結案',
    },
    'commitment-sent': {
      heading: '寄出改善承諾書',
      meaning: { 'red-channel': '請補齊草稿、寄給客戶，然後在此標記。' },
      choice: '承諾書已寄給客戶',
      button: '標記為已寄出',
    },
    'hand-over': {
      heading: '轉交他人',
      meaning: {
        rescue: '您選擇的人將接替負責人處理此案件，並收到今後的通知。系統不會立即通知，請您自行告知。',
        'red-channel': '您選擇的人將接替負責人處理此案件，並收到今後的通知。系統不會立即通知，請您致電告知。',
      },
      choice: '轉交給',
      button: '轉交',
    },
    decide: {
      heading: '放行或作廢',
      meaning: { 'data-quality': '如果當天資料有誤，也可以重新送交更正後的檔案，系統會重新判定當天。' },
      choice: '如何處理？',
      button: '確定',
    },
  },
  release: '放行：資料無誤。啟動挽留並通知負責人。',
  discard: '作廢：資料有誤。不通知任何人。',
  heldNow: (count) => `當天有${count}項挽留暫緩，尚未通知任何負責人。`,
  handOver: { choose: '請選擇', onCase: '此案件的相關人員', others: '其他人員', id: '收件人編號' },
  note: {
    add: '新增備註',
    label: '備註',
    breach: '逾時原因',
    cause: '問題的原因與已採取的措施',
    hint: '選填，最多2000字，將以您的名義留下紀錄。',
  },
  letter: { open: '開啟承諾書草稿', dueBy: (moment) => `請在${moment}前寄出。` },

  before: {
    heading: '先前已處理',
    by: (deed, who, moment) => `${deed}：${who}，${moment}。這次未做任何變更。`,
    unknown: '已沒有待處理的內容。這次未做任何變更。',
    lostNote: '您的備註未儲存，內容如下：',
  },

  milestones: { acknowledged: '確認接手', onSite: '到場', resolved: '結案', commitmentSent: '寄出承諾書' },
  notYet: '尚未',
  progress: '進度',

  happened: '發生了什麼事',
  opened: '啟動',
  complaints: '客戶的反映',
  noSummary: '客訴未附文字說明。',
  owner: '負責人',
  found: '發現的問題與處理方式',
  standing: { heading: '客戶現況', onDay: (text) => `最新資料為${text}。` },
  drivers: {
    falls: (text) => `與${text}（最接近基準的一天）相比，失分最多的指標`,
    weakest: '距滿分最遠的指標',
    indicator: '指標',
    points: '分數',
    change: '失分',
  },

  acknowledgeBy: (moment) => `請在${moment}前確認。`,
  history: '健康指數',
  historyOf: (account) => `${account}的健康指數`,
  historyFails: '暫時無法顯示歷史資料，但不影響您處理此案件。',
  chart: {
    bands: { red: '紅', amber: '黃', green: '綠' },
    month: (number, year) => (number === 1 ? `${year}年1月` : month(number)),
    day,
    signs: {
      index: '健康指數',
      baseline: '基準',
      opened: '啟動挽留',
      resolved: '結束挽留',
      gap: '指數未知',
    },
    hint: (text, index, baseline) => `${text}：指數${index ?? '未知'}，基準${baseline ?? '無'}`,
    description: (from, to, range, rescues) =>
      range === null
        ? `${from}至${to}沒有已知的指數。`
        : `${from}至${to}，指數介於${range.lowest}與${range.highest}之間，最近為${range.last}。期間挽留次數：${rescues}。每天的數值請見圖下的表格。`,
  },
  asTable: '以表格顯示',
  table: {
    caption: (from, to) => `${from}至${to}的指數與基準，最近的在前`,
    day: '日期',
    index: '指數',
    baseline: '基準',
    unknown: '未知',
    none: '無',
  },

  deeds: '處理經過',
  noDeeds: '尚無。',
  events: {
    opened: '案件啟動',
    held: '隨當天資料暫緩',
    'reason-added': '新增原因',
    'kind-added': '新增問題',
    joined: '再有客訴加入',
    breached: '24小時期限已過',
    acknowledged: '確認接手',
    'on-site': '回報到場',
    'commitment-sent': '改善承諾書已寄出',
    'handed-over': '轉交給',
    'red-channel-opened': '轉入紅色通道',
    'red-channel-not-opened': '未轉入：已有紅色通道',
    recovered: '結案：自行恢復',
    corrected: '檔案變更後已更正',
    retracted: '撤回：更正後的檔案中已不成立',
    released: '放行暫緩的挽留',
    'release-voided': '放行失效：當天檔案已變更',
    discarded: '作廢暫緩的挽留',
    saved: '結案：已挽留',
    lost: '結案：已流失',
    'false-alarm': '結案：誤報',
  },
  system: 'Bellwether',
  you: (name) => `${name}（您）`,
  told: '通知了誰',
  toldNobody: '尚未通知任何人。',
  steps: {
    opened: '啟動通知',
    'unacknowledged-24h': '24小時無人確認',
    'unacknowledged-72h': '超過72小時無人確認',
    retracted: '撤回',
    joined: '再有客訴加入',
    'unacknowledged-1h': '1小時無人確認',
    'unacknowledged-4h': '4小時無人確認',
    'due-in-4h': '還有4小時到期',
    breached: '逾時',
    'letter-due': '改善承諾書到期',
    'executive-digest': '高階主管每日彙整',
    'data-quality': '資料品質通知',
  },
  next: '接下來將通知誰',
  unless: {
    acknowledged: '屆時已確認則不通知',
    onSite: '屆時已到場則不通知',
    resolved: '屆時已結案則不通知',
    commitmentSent: '屆時承諾書已標記為已寄出則不通知',
  },
  joint: '、',

  foot: {
    asOf: (moment) => `截至${moment}。`,
    again: '重新整理',
    yours: (name, until) =>
      `此連結供${name}本人使用，有效期限至${until}。持有連結的人能以${name}的名義操作，請勿轉寄。`,
    times: '除註明地點外，時間均為UTC。',
    caseId: (id) => `案件編號 ${id}`,
  },

  refused: {
    heading: '未做任何變更',
    lead: '您開啟頁面之後，案件可能已有變化；也可能是送出的內容不完整。',
    typed: '在瀏覽器中返回上一頁，即可找回您填寫的內容。',
    back: '查看案件的最新情況',
  },
  noLetter: {
    heading: '這裡還沒有承諾書',
    lead: '紅色通道由專人結案後，系統才會草擬改善承諾書。',
  },
};
