import type { Member } from "../../src/domain/people/member.ts";

/** A member of whom little is known. */
export const seated = (id: number, more: Partial<Member> = {}): Member => ({
  id,
  name: `${id}`,
  sex: "男",
  ethnicity: "汉族",
  born: null,
  party: "中共",
  education: null,
  unit: null,
  phone: null,
  note: null,
  office: "member",
  sector: ["教育界"],
  group: [],
  special: [],
  party_group: [],
  certificate: null,
  seats: [{ from: "2022-01-01", to: null }],
  suspensions: [],
  status: "serving",
  ...more,
});
