import type { Role } from '../case.ts';

/** What indicators and roles are called, as it stands inside a sentence. */
export type Names = {
  /** The default model's indicators. */
  readonly indicators: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<Role, string>>;
};

export const enNames: Names = {
  indicators: {
    transaction_frequency: 'transaction frequency',
    purchase_silence: 'purchase silence',
    spend_trend: 'spend trend',
    complaints: 'complaints',
    open_complaint_age: 'open complaint age',
    nps: 'NPS',
    payment_delay: 'payment delay',
    adoption: 'adoption',
    executive_contact: 'executive contact',
    relationship_audit: 'relationship audit',
  },
  roles: {
    owner: 'owner',
    owner_manager: "owner's manager",
    sales_lead: 'sales lead',
    technical_lead: 'technical lead',
    delivery_lead: 'delivery lead',
    executive_sponsor: 'executive sponsor',
    sponsor_manager: "sponsor's manager",
    ceo: 'CEO',
    data_team: 'data team',
    default_desk: 'default desk',
    everyone_told: 'everyone told',
  },
};

export const zhCnNames: Names = {
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
  roles: {
    owner: '负责人',
    owner_manager: '负责人的上级',
    sales_lead: '销售主管',
    technical_lead: '技术主管',
    delivery_lead: '交付主管',
    executive_sponsor: '责任高管',
    sponsor_manager: '责任高管的上级',
    ceo: 'CEO',
    data_team: '数据团队',
    default_desk: '值班台',
    everyone_told: '所有已通知的人',
  },
};

export const zhTwNames: Names = {
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
  roles: {
    owner: '負責人',
    owner_manager: '負責人的主管',
    sales_lead: '業務主管',
    technical_lead: '技術主管',
    delivery_lead: '交付主管',
    executive_sponsor: '督導高階主管',
    sponsor_manager: '督導高階主管的上級',
    ceo: '執行長',
    data_team: '資料團隊',
    default_desk: '值班窗口',
    everyone_told: '所有已通知的人',
  },
};
