// Made from db/migrations by "npm run schema". Do not edit.
import type { ColumnType } from 'kysely'
import type { CivilDate } from '../lib/kernel/civil-date.ts'
import type { Instant } from '../lib/kernel/instant.ts'


export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export interface BallotsBox {
  ballot_id: string;
  call_id: string;
  choices: string[];
  commitment: Buffer;
  live: Generated<boolean>;
  municipality_id: string;
  nonce: Buffer;
  slot: Buffer;
}

export interface BallotsCodeCard {
  call_id: string;
  code_hash: Buffer;
  handed_over_at: Instant | null;
  handed_over_by: string | null;
  issued_at: Instant;
  municipality_id: string;
  voter_key: Buffer;
}

export interface BallotsFailedTry {
  call_id: string;
  id: string;
  municipality_id: string;
  network_hash: Buffer;
  tried_at: Instant;
  voter_key: Buffer | null;
}

export interface BallotsReceipt {
  call_id: string;
  commitment: Buffer;
  municipality_id: string;
  receipt: string;
  superseded: Generated<boolean>;
}

export interface BallotsRoll {
  call_id: string;
  checking_from: CivilDate | null;
  checking_until: CivilDate | null;
  freezing_prepared_at: Instant | null;
  freezing_prepared_by: string | null;
  freezing_return_reason: string | null;
  frozen_at: Instant | null;
  frozen_by: string | null;
  municipality_id: string;
  root: Buffer | null;
}

export interface BallotsRollCheck {
  answered_at: Instant | null;
  asked_at: Instant;
  call_id: string;
  id: string;
  language: string;
  municipality_id: string;
  network_hash: Buffer;
  voter_key: Buffer;
}

export interface BallotsRollCount {
  call_id: string;
  count: number;
  municipality_id: string;
  number: number;
  scope: string;
  street: string | null;
  village_id: string | null;
}

export interface BallotsRollEntry {
  call_id: string;
  municipality_id: string;
  name_sealed: Buffer;
  street: string | null;
  village_id: string | null;
  voter_key: Buffer;
}

export interface BallotsRollFile {
  added: number | null;
  call_id: string;
  changed: number | null;
  digest: string;
  doubts: Generated<number>;
  entered_at: Instant | null;
  entered_by: string | null;
  id: string;
  municipality_id: string;
  needs_second: boolean;
  prepared_at: Instant;
  prepared_by: string;
  report: string | null;
  return_reason: string | null;
  returned_at: Instant | null;
  returned_by: string | null;
  rows: number;
  struck: number | null;
  way: string;
}

export interface BallotsRollFileLine {
  call_id: string;
  file_id: string;
  municipality_id: string;
  name_sealed: Buffer;
  phone_hash: Buffer | null;
  phone_sealed: Buffer | null;
  row: number;
  street: string | null;
  village_id: string | null;
  voter_key: Buffer;
}

export interface BallotsRollProof {
  bytes: number;
  call_id: string;
  digest: string;
  id: string;
  media: string;
  municipality_id: string;
  name: string;
  request_id: string;
}

export interface BallotsRollRequest {
  asked_at: Instant;
  asked_by: string;
  call_id: string;
  confirmed_at: Instant | null;
  confirmed_by: string | null;
  decided_at: Instant | null;
  decided_by: string | null;
  decided_from: string | null;
  decided_key: Buffer | null;
  decided_sealed: Buffer | null;
  decided_village_id: string | null;
  decision: string | null;
  due_on: CivilDate;
  id: string;
  kind: string;
  municipality_id: string;
  number: number;
  reason: string | null;
  said_sealed: Buffer;
  typed_in: boolean;
  village_id: string | null;
  voter_key: Buffer | null;
}

export interface BallotsStruckEntry {
  because_of: string;
  call_id: string;
  municipality_id: string;
  name_sealed: Buffer;
  street: string | null;
  struck_at: Instant;
  village_id: string | null;
  voter_key: Buffer;
}

export interface BallotsTurnout {
  call_id: string;
  casts: Generated<number>;
  municipality_id: string;
  state: Generated<string>;
  voted_on: CivilDate | null;
  voter_key: Buffer;
}

export interface BallotsVoterPhone {
  call_id: string;
  municipality_id: string;
  phone_hash: Buffer;
  phone_sealed: Buffer;
  place: number;
  since: Instant;
  source: string;
  voter_key: Buffer;
}

export interface CallsCall {
  about: Generated<string>;
  announced_at: Instant | null;
  collecting_from: CivilDate;
  collecting_until: CivilDate;
  decided_by: CivilDate;
  drafted_at: Instant;
  drafted_by: string;
  envelope: bigint;
  id: string;
  municipality_id: string;
  regulation_id: string;
  reviewing_until: CivilDate;
  slug: string;
  stage: string;
  title: string;
  version: Generated<number>;
  voting_from: CivilDate | null;
  voting_until: CivilDate | null;
  works_until: CivilDate;
}

export interface CallsOutage {
  began_at: Instant;
  call_id: string;
  days: number;
  ended_at: Instant;
  municipality_id: string;
  recorded_at: Instant;
  recorded_by: string;
  stage: string;
  what: string;
}

export interface CallsStageChange {
  call_id: string;
  changed_at: Instant;
  changed_by: string | null;
  municipality_id: string;
  stage: string;
}

export interface FundingAgreement {
  budget_sum: bigint;
  finish_by: CivilDate;
  grant_sum: Generated<bigint>;
  id: string;
  initiative_id: string;
  municipality_id: string;
  number: string;
  own_sum: bigint;
  recorded_at: Instant;
  signed_by: string;
  signed_on: CivilDate;
}

export interface FundingEntry {
  document: Generated<string>;
  entered_at: Instant;
  entered_by: string;
  from_whom: Generated<string>;
  happened_on: CivilDate;
  id: string;
  in_kind: string | null;
  initiative_id: string;
  kind: string;
  municipality_id: string;
  note: Generated<string>;
  quantity_milli: bigint | null;
  resident_number: number | null;
  reversal_of: string | null;
  unit_price: bigint | null;
}

export interface FundingPosting {
  account: string;
  amount: bigint;
  commodity: string;
  entry_id: string;
  initiative_id: string;
  municipality_id: string;
  position: number;
}

export interface ImplementationAcceptance {
  accepted_by: string;
  accepted_on: CivilDate;
  act_number: string;
  assessed_at: Instant | null;
  assessment: string | null;
  commission: string;
  handed_over_by: string | null;
  handed_over_on: CivilDate | null;
  initiative_id: string;
  keeper: string;
  municipality_id: string;
  recorded_at: Instant;
  remarks: Generated<string>;
}

export interface ImplementationReport {
  account: string;
  id: string;
  initiative_id: string;
  municipality_id: string;
  number: number;
  percent: number;
  reported_at: Instant;
  reported_by: string;
}

export interface ImplementationReportPhotograph {
  caption: Generated<string>;
  digest: string;
  initiative_id: string;
  municipality_id: string;
  position: number;
  report_id: string;
}

export interface InitiativesAmendment {
  after: string;
  answer: string | null;
  answer_reason: string | null;
  answered_at: Instant | null;
  answered_by: string | null;
  before: string;
  field: string;
  for_office: boolean;
  hidden_at: Instant | null;
  hidden_by: string | null;
  hidden_reason: string | null;
  id: string;
  initiative_id: string;
  municipality_id: string;
  proposed_at: Instant;
  proposed_by: string;
  reason: string;
}

export interface InitiativesAmendmentConsent {
  agreed_at: Instant;
  amendment_id: string;
  municipality_id: string;
  person_id: string;
}

export interface InitiativesAssembly {
  abstained: number;
  adults: number;
  chair: string;
  held_on: CivilDate;
  initiative_id: string;
  kept_at: Instant;
  kept_by: string;
  men: number;
  minutes_digest: string | null;
  municipality_id: string;
  place: string;
  secretary: string;
  votes_against: number;
  votes_for: number;
  women: number;
  young: number;
}

export interface InitiativesAttachment {
  added_at: Instant;
  added_by: string;
  bytes: number;
  digest: string;
  id: string;
  initiative_id: string;
  kind: string;
  media: string;
  municipality_id: string;
  name: string;
  pledge_id: string | null;
}

export interface InitiativesAuthor {
  consent_version: number;
  consented_at: Instant;
  initiative_id: string;
  lead_offered_at: Instant | null;
  left_at: Instant | null;
  municipality_id: string;
  person_id: string;
  removed_by: string | null;
  shows_name: boolean;
}

export interface InitiativesAuthorInvitation {
  answer: string | null;
  answered_at: Instant | null;
  answered_by: string | null;
  channel: string;
  id: string;
  initiative_id: string;
  invited_at: Instant;
  invited_by: string;
  key_hash: Buffer;
  key_sealed: Buffer;
  municipality_id: string;
}

export interface InitiativesBudgetLine {
  cost: bigint;
  id: string;
  initiative_id: string;
  municipality_id: string;
  name: string;
  position: number;
  quantity_milli: bigint;
  unit: string;
  unit_price: bigint;
}

export interface InitiativesComment {
  answer: string | null;
  answer_by: CivilDate | null;
  answered_at: Instant | null;
  answered_by: string | null;
  author_id: string;
  hidden_at: Instant | null;
  hidden_by: string | null;
  hidden_reason: string | null;
  id: string;
  initiative_id: string;
  kind: string;
  municipality_id: string;
  text: string;
  written_at: Instant;
}

export interface InitiativesCommentReport {
  comment_id: string;
  municipality_id: string;
  person_id: string;
  reported_at: Instant;
}

export interface InitiativesInitiative {
  adopted_from_practice_id: string | null;
  applicant_kind: Generated<string>;
  beneficiaries: number | null;
  call_id: string;
  children: number | null;
  cover_digest: string | null;
  drafted_at: Instant;
  elders: number | null;
  gathering_since: Instant | null;
  group_name: Generated<string>;
  id: string;
  in_charge: Generated<string>;
  latitude_e5: number | null;
  leader_id: string;
  longitude_e5: number | null;
  merged_into: string | null;
  municipality_id: string;
  number: number;
  own_in_kind: Generated<bigint>;
  own_money: Generated<bigint>;
  place: Generated<string>;
  problem: Generated<string>;
  registration: Generated<string>;
  requested: Generated<bigint>;
  running_cost: bigint | null;
  search_text: Generated<string>;
  solution: Generated<string>;
  stage: string;
  submitted_at: Instant | null;
  target_groups: Generated<string[]>;
  theme: Generated<string>;
  title: Generated<string>;
  total_cost: Generated<bigint>;
  typed_by: string | null;
  upkeep: Generated<string>;
  version: Generated<number>;
  village_id: string | null;
  women: number | null;
  youth: number | null;
}

export interface InitiativesMember {
  initiative_id: string;
  municipality_id: string;
  name: string;
  position: number;
}

export interface InitiativesMerger {
  from_id: string;
  id: string;
  into_id: string;
  municipality_id: string;
  outcome: string | null;
  outcome_reason: string | null;
  proposed_at: Instant;
  proposed_by: string;
  reason: string;
  settled_at: Instant | null;
  settled_by: string | null;
}

export interface InitiativesMergerConsent {
  agreed_at: Instant;
  merger_id: string;
  municipality_id: string;
  person_id: string;
}

export interface InitiativesPhotograph {
  added_at: Instant;
  caption: Generated<string>;
  digest: string;
  id: string;
  initiative_id: string;
  municipality_id: string;
}

export interface InitiativesPledge {
  id: string;
  initiative_id: string;
  kind: string;
  municipality_id: string;
  pledged_at: Instant;
  pledger: string;
  pledger_kind: string;
  quantity_milli: bigint | null;
  unit: string | null;
  value: bigint;
}

export interface InitiativesStageChange {
  changed_at: Instant;
  changed_by: string | null;
  id: string;
  initiative_id: string;
  municipality_id: string;
  stage: string;
}

export interface InitiativesSubmission {
  content: unknown;
  initiative_id: string;
  municipality_id: string;
  number: number;
  submitted_at: Instant;
  submitted_by: string;
}

export interface InitiativesSupporter {
  added_at: Instant;
  added_by: string;
  initiative_id: string;
  municipality_id: string;
  name_sealed: Buffer | null;
  person_id: string | null;
  supporter_key: Buffer;
}

export interface LogCheckpoint {
  municipality_id: string;
  note: string;
  root: Buffer;
  signed_at: Instant;
  size: bigint;
}

export interface LogHeld {
  id: string;
  municipality_id: string;
  sealed: Buffer;
  vote_id: string;
}

export interface LogLeaf {
  commitment: Buffer | null;
  entry: string;
  hash: Buffer;
  index: bigint;
  kind: string;
  municipality_id: string;
  vote_id: string | null;
}

export interface LogLog {
  municipality_id: string;
  opened_at: Instant;
  origin: string;
  public_key: Buffer;
}

export interface LogWaiting {
  entry: string;
  municipality_id: string;
  number: Generated<bigint>;
}

export interface MunicipalitiesDayOff {
  entered_at: Instant;
  entered_by: string | null;
  id: string;
  kind: string;
  on_day: CivilDate;
  source: string;
  struck_at: Instant | null;
  struck_by: string | null;
}

export interface MunicipalitiesFormerName {
  municipality_id: string;
  name_en: string;
  name_ky: string;
  name_ru: string;
  search_text: string;
  slug: string;
  used_until: CivilDate;
}

export interface MunicipalitiesMunicipality {
  id: string;
  is_demo: Generated<boolean>;
  kind: string;
  name_en: string;
  name_ky: string;
  name_ru: string;
  oblast_code: string;
  raion_code: string | null;
  search_text: string;
  slug: string;
  valid_from: CivilDate;
  valid_to: CivilDate | null;
}

export interface MunicipalitiesOblast {
  code: string;
  name_en: string;
  name_ky: string;
  name_ru: string;
}

export interface MunicipalitiesRaion {
  code: string;
  name_en: string;
  name_ky: string;
  name_ru: string;
  oblast_code: string;
}

export interface MunicipalitiesSettings {
  accent: string | null;
  address: string | null;
  email: string | null;
  municipality_id: string;
  phone: string | null;
  picture_digest: string | null;
  version: Generated<number>;
}

export interface MunicipalitiesSuccession {
  happened_on: CivilDate;
  predecessor_id: string;
  successor_id: string;
}

export interface MunicipalitiesVillage {
  id: string;
  municipality_id: string;
  name_en: string;
  name_ky: string;
  name_ru: string;
  population: number | null;
  search_text: Generated<string>;
  valid_from: CivilDate;
  valid_to: CivilDate | null;
}

export interface MunicipalitiesYearlyDayOff {
  from_day: string;
  kind: string;
  since: CivilDate;
  source: string;
  until_day: string;
  until_on: CivilDate | null;
}

export interface PeopleChallenge {
  address_hash: Buffer;
  address_sealed: Buffer;
  channel: string;
  code_hash: Buffer;
  id: string;
  network_hash: Buffer;
  started_at: Instant;
  tries: Generated<number>;
  used_at: Instant | null;
}

export interface PeopleContact {
  address_hash: Buffer;
  address_sealed: Buffer;
  channel: string;
  id: string;
  person_id: string;
  verified_at: Instant;
}

export interface PeopleDemoRole {
  key: string;
  municipality_id: string | null;
  person_id: string;
  position: number;
  role: string;
}

export interface PeopleMessage {
  address_sealed: Buffer;
  body_sealed: Buffer | null;
  channel: string;
  failure: string | null;
  id: string;
  sent_at: Instant | null;
  subject: string;
  tries: Generated<number>;
  written_at: Instant;
}

export interface PeoplePasskey {
  added_at: Instant;
  counter: bigint;
  credential_id: string;
  name: string;
  person_id: string;
  public_key: Buffer;
  transports: string[];
}

export interface PeoplePerson {
  consent_version: number | null;
  consented_at: Instant | null;
  created_at: Instant;
  erased_at: Instant | null;
  home_municipality_id: string | null;
  id: string;
  name: string;
}

export interface PeopleReminder {
  days_before: number;
  due_on: CivilDate;
  person_id: string;
  subject: string;
  told_at: Instant;
}

export interface PeopleReminding {
  looked_on: CivilDate | null;
  person_id: string;
  wanted: Generated<boolean>;
}

export interface PeopleRoleGrant {
  ended_at: Instant | null;
  granted_at: Instant;
  granted_by: string | null;
  id: string;
  municipality_id: string | null;
  person_id: string;
  role: string;
}

export interface PeopleSession {
  ended_at: Instant | null;
  person_id: string;
  second_factor_at: Instant | null;
  seen_at: Instant;
  started_at: Instant;
  token_hash: Buffer;
}

export interface PeopleTotp {
  confirmed_at: Instant | null;
  last_step: Generated<bigint>;
  person_id: string;
  secret_sealed: Buffer;
  wrong: Generated<number>;
  wrong_on: CivilDate | null;
}

export interface PlatformFilesPicture {
  digest: string;
  height: number;
  stored_at: Instant;
  width: number;
}

export interface PracticesAdoption {
  adopted_at: Instant;
  initiative_id: string;
  municipality_id: string;
  practice_id: string;
  practice_municipality_id: string;
}

export interface PracticesPractice {
  id: string;
  initiative_id: string;
  lesson: string;
  municipality_id: string;
  problem: string;
  published_at: Instant | null;
  search_text: Generated<string>;
  slug: string;
  stage: string;
  title: string;
  version: Generated<number>;
  what_was_done: string;
  written_at: Instant;
  written_by: string;
}

export interface RecordEntry {
  actor_id: string | null;
  actor_kind: string;
  at: Instant;
  entry: unknown;
  municipality_id: string;
  name: string;
  number: Generated<bigint>;
  subject_id: string | null;
}

export interface RegulationsRegulation {
  adopted_at: Instant | null;
  drafted_at: Instant;
  drafted_by: string;
  id: string;
  in_force_on: CivilDate | null;
  municipality_id: string;
  number: number;
  preset: string;
  resolution_number: string | null;
  resolution_on: CivilDate | null;
  stage: string;
  terms: unknown;
  version: Generated<number>;
}

export interface ReviewsAppeal {
  decided_at: Instant | null;
  decided_by: string | null;
  decision: string | null;
  filed_at: Instant;
  filed_by: string;
  initiative_id: string;
  municipality_id: string;
  reason: string | null;
  text: string;
}

export interface ReviewsCheckNote {
  id: string;
  initiative_id: string;
  municipality_id: string;
  text: string;
  written_at: Instant;
  written_by: string;
}

export interface ReviewsCommission {
  appointed_at: Instant;
  appointed_by: string;
  call_id: string;
  municipality_id: string;
  order_number: string;
  ordered_on: CivilDate;
  version: Generated<number>;
}

export interface ReviewsCommissionMember {
  call_id: string;
  chairs: boolean;
  member_id: string;
  municipality_id: string;
  named_by: string;
}

export interface ReviewsEarlierSheet {
  changed_at: Instant;
  comment: Generated<string>;
  initiative_id: string;
  member_id: string;
  municipality_id: string;
  points: unknown | null;
  reason: string;
  sealed: Buffer | null;
  signed_at: Instant;
}

export interface ReviewsExpertAssignment {
  answer_by: CivilDate;
  assigned_at: Instant;
  assigned_by: string;
  check_number: number;
  conflict: string | null;
  expert_id: string;
  initiative_id: string;
  left_at: Instant | null;
  municipality_id: string;
  subject: string;
}

export interface ReviewsFinding {
  answer_by: CivilDate | null;
  check_number: number | null;
  checks: unknown;
  found_at: Instant;
  found_by: string;
  id: string;
  initiative_id: string;
  municipality_id: string;
  reason: Generated<string>;
  verdict: string;
}

export interface ReviewsHeldDecision {
  check_number: number | null;
  checks: unknown;
  cited: unknown;
  decided_at: Instant;
  decided_by: string;
  id: string;
  initiative_id: string;
  initiative_version: Generated<number>;
  municipality_id: string;
  reason: Generated<string>;
  verdict: string;
}

export interface ReviewsOpinion {
  answer: string;
  check_number: number;
  expert_id: string;
  given_at: Instant;
  initiative_id: string;
  municipality_id: string;
  reason: string;
  subject: string;
}

export interface ReviewsSheet {
  comment: Generated<string>;
  conflict: string | null;
  initiative_id: string;
  member_id: string;
  municipality_id: string;
  points: unknown | null;
  sealed: Buffer | null;
  signed_at: Instant;
}

export interface ReviewsSubstantiveCheck {
  initiative_id: string;
  municipality_id: string;
  number: number;
  passed_at: Instant;
  passed_by: string;
}

export interface TallyOutcome {
  call_id: string;
  initiative_id: string;
  municipality_id: string;
  place: number;
  reason: unknown;
  run_id: string;
  verdict: string;
}

export interface TallyRun {
  call_id: string;
  certified_at: Instant | null;
  certified_by: string | null;
  counted_at: Instant;
  counted_by: string | null;
  id: string;
  input: unknown;
  input_digest: string;
  municipality_id: string;
  protocol_number: string | null;
  result: unknown;
  rule: string;
}

export interface DB {
  "ballots.box": BallotsBox;
  "ballots.code_card": BallotsCodeCard;
  "ballots.failed_try": BallotsFailedTry;
  "ballots.receipt": BallotsReceipt;
  "ballots.roll": BallotsRoll;
  "ballots.roll_check": BallotsRollCheck;
  "ballots.roll_count": BallotsRollCount;
  "ballots.roll_entry": BallotsRollEntry;
  "ballots.roll_file": BallotsRollFile;
  "ballots.roll_file_line": BallotsRollFileLine;
  "ballots.roll_proof": BallotsRollProof;
  "ballots.roll_request": BallotsRollRequest;
  "ballots.struck_entry": BallotsStruckEntry;
  "ballots.turnout": BallotsTurnout;
  "ballots.voter_phone": BallotsVoterPhone;
  "calls.call": CallsCall;
  "calls.outage": CallsOutage;
  "calls.stage_change": CallsStageChange;
  "funding.agreement": FundingAgreement;
  "funding.entry": FundingEntry;
  "funding.posting": FundingPosting;
  "implementation.acceptance": ImplementationAcceptance;
  "implementation.report": ImplementationReport;
  "implementation.report_photograph": ImplementationReportPhotograph;
  "initiatives.amendment": InitiativesAmendment;
  "initiatives.amendment_consent": InitiativesAmendmentConsent;
  "initiatives.assembly": InitiativesAssembly;
  "initiatives.attachment": InitiativesAttachment;
  "initiatives.author": InitiativesAuthor;
  "initiatives.author_invitation": InitiativesAuthorInvitation;
  "initiatives.budget_line": InitiativesBudgetLine;
  "initiatives.comment": InitiativesComment;
  "initiatives.comment_report": InitiativesCommentReport;
  "initiatives.initiative": InitiativesInitiative;
  "initiatives.member": InitiativesMember;
  "initiatives.merger": InitiativesMerger;
  "initiatives.merger_consent": InitiativesMergerConsent;
  "initiatives.photograph": InitiativesPhotograph;
  "initiatives.pledge": InitiativesPledge;
  "initiatives.stage_change": InitiativesStageChange;
  "initiatives.submission": InitiativesSubmission;
  "initiatives.supporter": InitiativesSupporter;
  "log.checkpoint": LogCheckpoint;
  "log.held": LogHeld;
  "log.leaf": LogLeaf;
  "log.log": LogLog;
  "log.waiting": LogWaiting;
  "municipalities.day_off": MunicipalitiesDayOff;
  "municipalities.former_name": MunicipalitiesFormerName;
  "municipalities.municipality": MunicipalitiesMunicipality;
  "municipalities.oblast": MunicipalitiesOblast;
  "municipalities.raion": MunicipalitiesRaion;
  "municipalities.settings": MunicipalitiesSettings;
  "municipalities.succession": MunicipalitiesSuccession;
  "municipalities.village": MunicipalitiesVillage;
  "municipalities.yearly_day_off": MunicipalitiesYearlyDayOff;
  "people.challenge": PeopleChallenge;
  "people.contact": PeopleContact;
  "people.demo_role": PeopleDemoRole;
  "people.message": PeopleMessage;
  "people.passkey": PeoplePasskey;
  "people.person": PeoplePerson;
  "people.reminder": PeopleReminder;
  "people.reminding": PeopleReminding;
  "people.role_grant": PeopleRoleGrant;
  "people.session": PeopleSession;
  "people.totp": PeopleTotp;
  "platform_files.picture": PlatformFilesPicture;
  "practices.adoption": PracticesAdoption;
  "practices.practice": PracticesPractice;
  "record.entry": RecordEntry;
  "regulations.regulation": RegulationsRegulation;
  "reviews.appeal": ReviewsAppeal;
  "reviews.check_note": ReviewsCheckNote;
  "reviews.commission": ReviewsCommission;
  "reviews.commission_member": ReviewsCommissionMember;
  "reviews.earlier_sheet": ReviewsEarlierSheet;
  "reviews.expert_assignment": ReviewsExpertAssignment;
  "reviews.finding": ReviewsFinding;
  "reviews.held_decision": ReviewsHeldDecision;
  "reviews.opinion": ReviewsOpinion;
  "reviews.sheet": ReviewsSheet;
  "reviews.substantive_check": ReviewsSubstantiveCheck;
  "tally.outcome": TallyOutcome;
  "tally.run": TallyRun;
}
