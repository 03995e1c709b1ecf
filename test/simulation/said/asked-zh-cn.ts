import type { Asked } from './asked.ts';

export const askedInMainlandChinese: Asked = {
  caseId: '事项编号',
  ofSeveral: '每个链接对应各自的事项。',
  steps: {
    'rescue opened': {
      says: ({ after }) => [
        '系统已启动客户挽留。',
        `下一步：在${after(24)}前确认接手。逾期未确认将自动升级。`,
      ],
      because: '您收到此通知，是因为您是该客户的负责人，或由您所在的值班台代管。',
    },
    'rescue unacknowledged-24h': {
      says: ({ owner, after }) => [
        `客户挽留自${after(0)}启动以来，尚无人确认接手。`,
        `下一步：在${after(72)}前确认接手，或督促负责人（${owner}）确认。逾期将通知责任高管。`,
      ],
      because: '您收到此通知，是因为您是该客户的负责人、其上级或主管，或由您所在的值班台代管。',
    },
    'rescue unacknowledged-72h': {
      says: ({ owner, after }) => [
        `客户挽留自${after(0)}启动，负责人、其上级和各位主管均已收到通知，至今无人确认。`,
        `下一步：今天内确认接手，或责成负责人（${owner}）确认。在此之前，本通知每7天重发一次。`,
      ],
      because: '您收到此通知，是因为您是该客户的责任高管，或由您所在的值班台代管。',
    },
    'rescue retracted': {
      says: ({ openedOn }) => [
        `截至${openedOn}的数据已更正。按更正后的数据，这项挽留本不应启动，给您带来打扰，深表歉意。`,
        '下一步：无需处理，事项已关闭。',
      ],
      because: '您收到此通知，是因为您此前收到过这项挽留的通知。',
    },
    'red-channel opened': {
      says: () => [
        '：红色通道，',
        '由高层领导带队前往客户现场。',
        '。请立即确认并商定到场人员；先解决问题，事后再追究责任。',
      ],
      because: '您收到此通知，是因为您是该客户的责任高管、负责人或主管，或是CEO，或由您所在的值班台代管。',
    },
    'red-channel joined': {
      says: ({ isAcknowledged }) => [
        '：又有投诉，',
        '已开启的红色通道又收到投诉。目前情况：',
        `。${isAcknowledged ? '' : '请立即确认，并'}请在面见客户前了解新的投诉内容。`,
      ],
      because: '您收到此通知，是因为您参与此事项。',
    },
    'red-channel unacknowledged-1h': {
      says: ({ after }) => ['，尚无人确认。', `。请在${after(4)}前确认，届时将通知CEO。`],
      because: '您收到此通知，是因为您参与此事项，或是责任高管的上级。',
    },
    'red-channel unacknowledged-4h': {
      says: ({ owner }) => [
        '，相关人员已两次收到通知，仍无人确认。',
        `。请立即致电责任高管或负责人（${owner}），或由您亲自确认。`,
      ],
      because: '您收到此通知，是因为您是CEO，或由您所在的值班台代管。',
    },
    'red-channel due-in-4h': {
      says: () => [
        '：尚无人到场，',
        '尚无人登记到场。',
        '。团队到场后请立即登记，只有登记到场才会停止计时。',
      ],
      because: '您收到此通知，是因为您是该客户的责任高管或负责人，或由您所在的值班台代管。',
    },
    'red-channel breached': {
      says: () => [
        '未在时限内登记到场，超时将记录在案。',
        '下一步：立即前往客户现场，登记到场，并注明超时原因。',
      ],
      because: '您收到此通知，是因为您参与此事项，或是CEO。',
    },
    'red-channel letter-due': {
      says: () => [
        '：改进承诺函到期未发\n\n',
        '红色通道解决至今已满72小时，改进承诺函尚未标记为已发送。',
        '下一步：今天内修改草稿、发给客户，并标记为已发送。',
      ],
      because: '您收到此通知，是因为您是该客户的负责人或责任高管，或由您所在的值班台代管。',
    },
    'red-channel executive-digest': {
      says: () => [],
      because: '只要您负责的红色通道尚未解决，您每天都会收到此汇总，最早到期的排在最前。',
    },
    'data-quality data-quality': {
      says: () => ['发现的问题与处理办法：'],
      because: '您收到此通知，是因为您属于数据团队：数据到得好，客户才看得准。',
    },
  },
};
