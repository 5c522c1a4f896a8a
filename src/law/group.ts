/** The offices of the coordination group that give an opinion on what is taken up. */
export const groupMembers = ['finance_budget', 'establishment', 'civil_affairs', 'ndrc'] as const;
export type GroupMember = (typeof groupMembers)[number];
