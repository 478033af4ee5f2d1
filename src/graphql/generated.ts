// Generated from schema.graphql by scripts/codegen.ts. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerView } from '../customer/customer-view.ts';
import type { LiveCatalogue } from '../catalogue/live.ts';
import type { PurposeSource, PurposeVersionSource, PurposeGroupSource } from './resolvers/purpose-source.ts';
import type { NoticeSource } from './resolvers/ConsentNotice.ts';
import type { ViewerSource, RequestContext } from './context.ts';
import type { CustomerEvent, PermissionsEvent } from '../changes/feed.ts';
import type { Recording } from '../lifecycle/record.ts';
import type { SuppressionRecording } from '../lifecycle/suppression.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar day, `2026-11-23`. */
  Date: { input: string; output: string; }
  /** An instant in ISO 8601 with offset, `2026-11-23T10:15:30.000Z`. */
  DateTime: { input: Date; output: Date; }
  /** A signed statement of what a customer permits for the purposes of this request; for subgraphs only. */
  PurposeGrant: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Who a cached answer may be given to. */
export type CacheControlScope =
  /** Anybody. */
  | 'PUBLIC'
  /** The one who asked. */
  | 'PRIVATE';

export type Query = {
  __typename?: 'Query';
  /**
   * One customer by id. `null` if there is none, or none that exists for you. Without a valid purpose
   * the same answer comes for every id: the id alone, with everything withheld.
   */
  customer?: Maybe<Customer>;
  /**
   * One customer by something that identifies them. Looking somebody up is itself processing: where the
   * purpose does not permit the identifying field, the answer is `null`, just as if nobody had it.
   */
  customerByIdentifier?: Maybe<Customer>;
  /**
   * Customers of whom the declared purposes permit at least one field, in the order of their ids. A page
   * can hold fewer than `first` while `hasNextPage` is true: the search for permitted ones is bounded.
   */
  customers: CustomerConnection;
  /** Who you are to this graph, and which purposes you may declare. */
  viewer?: Maybe<Viewer>;
  /** The catalogue in force: what personal data is used for, on which lawful basis, told beforehand. */
  catalogue: Catalogue;
  /** One purpose by its key, e.g. `order.fulfilment`; `null` if the catalogue has none. */
  purpose?: Maybe<Purpose>;
  /**
   * Customers whose consent no longer counts because the purpose changed materially: whom to ask again.
   * Only those whose privacy preferences the declared purposes permit are listed.
   */
  reconsentQueue: ConsentQueue;
  /**
   * Customers whose consent runs out soon: whom to ask to renew it, in the order of their ids. Only those
   * whose privacy preferences the declared purposes permit are listed.
   */
  expiringConsents: ConsentQueue;
  /**
   * Emergencies that are over and were not reviewed yet, oldest customers' ids first. For clients
   * registered to record emergencies.
   */
  emergencyReviews: EmergencyReviewQueue;
};


export type QueryCustomerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCustomerByIdentifierArgs = {
  type: IdentifierType;
  value: Scalars['String']['input'];
};


export type QueryCustomersArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPurposeArgs = {
  key: Scalars['String']['input'];
};


export type QueryReconsentQueueArgs = {
  purpose: Scalars['String']['input'];
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryExpiringConsentsArgs = {
  purpose: Scalars['String']['input'];
  withinDays?: Scalars['Int']['input'];
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryEmergencyReviewsArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/**
 * A person the company deals with. Every personal field is nullable: `null` means that there is no value
 * or that the declared purposes do not permit it, and `withheld` tells the two apart.
 */
export type Customer = {
  __typename?: 'Customer';
  /** Opaque and stable; the only key other subgraphs use. */
  id: Scalars['ID']['output'];
  /** The number printed on letters and invoices. */
  customerNumber?: Maybe<Scalars['String']['output']>;
  /** Name used to sign in. */
  username?: Maybe<Scalars['String']['output']>;
  /** Given name. */
  firstName?: Maybe<Scalars['String']['output']>;
  /** Family name. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** E-mail address. */
  email?: Maybe<Scalars['String']['output']>;
  /** Telephone number in E.164, `+48600100200`. */
  phone?: Maybe<Scalars['String']['output']>;
  /** Where parcels and letters go. */
  postalAddress?: Maybe<PostalAddress>;
  /** Country of residence, ISO 3166-1 alpha-2. */
  country?: Maybe<Scalars['String']['output']>;
  /** Day of birth. */
  birthDate?: Maybe<Scalars['Date']['output']>;
  /** Gender, in the customer's own words. */
  gender?: Maybe<Scalars['String']['output']>;
  /** Preferred language, BCP 47. */
  language?: Maybe<Scalars['String']['output']>;
  /** Marital status. */
  maritalStatus?: Maybe<Scalars['String']['output']>;
  /** Who lives in the household. */
  household?: Maybe<Household>;
  /** Occupation. */
  jobTitle?: Maybe<Scalars['String']['output']>;
  /** Address of the portrait. */
  photoUrl?: Maybe<Scalars['String']['output']>;
  /** National tax identification number. */
  taxId?: Maybe<Scalars['String']['output']>;
  /** The payment provider's token for the card on file; never a card number. */
  paymentToken?: Maybe<Scalars['String']['output']>;
  /** IBAN for refunds. */
  bankAccount?: Maybe<Scalars['String']['output']>;
  /** Pages looked at, newest first. */
  browsingHistory?: Maybe<Array<PageView>>;
  /** Words searched for, newest first. */
  searchHistory?: Maybe<Array<Scalars['String']['output']>>;
  /** Devices seen with this customer. */
  devices?: Maybe<Array<Device>>;
  /** Last IP address. */
  ipAddress?: Maybe<Scalars['String']['output']>;
  /** Last precise position. */
  preciseLocation?: Maybe<GeoPosition>;
  /** Interests the customer told or showed. */
  interests?: Maybe<Array<Scalars['String']['output']>>;
  /** Answers given in surveys and reviews, newest first. */
  surveyFeedback?: Maybe<Array<SurveyAnswer>>;
  /** Accounts in social networks. */
  socialHandles?: Maybe<Array<SocialHandle>>;
  /** Allergies. A special category (GDPR Art. 9): needs a condition of its own, e.g. explicit consent. */
  allergies?: Maybe<Array<Scalars['String']['output']>>;
  /** Dietary requirements. They can reveal health or belief, so they are a special category as well. */
  dietaryRequirements?: Maybe<Array<Scalars['String']['output']>>;
  /** Groups the customer was sorted into, derived from behaviour. */
  segments?: Maybe<Array<Scalars['String']['output']>>;
  /** Tier in the loyalty programme, derived from purchases. */
  loyaltyTier?: Maybe<Scalars['String']['output']>;
  /** Points in the loyalty programme. */
  loyaltyPoints?: Maybe<Scalars['Int']['output']>;
  /** When the customer last bought something. */
  lastPurchaseAt?: Maybe<Scalars['DateTime']['output']>;
  /** The channel the customer likes best. A wish about how, never a consent. */
  preferredChannel?: Maybe<Scalars['String']['output']>;
  /**
   * What the declared purposes did not permit of this customer, and why. This is the place to look
   * before you show an empty field: a withheld value is not a missing value.
   */
  withheld: Array<WithheldField>;
  /**
   * The decision on one field in full: rule, lawful basis, evidence, how long it holds, and every gate it
   * went through. `null` if there is no such personal field.
   */
  why?: Maybe<Array<FieldDecision>>;
  /**
   * What this customer's data may be used for, purpose by purpose: permitted or not, why, since when,
   * until when, and what the customer can do about it. Give `at` to see an earlier moment, and `asKnownAt`
   * to see what was known then; for that the purposes must permit the date of birth. `null` where the declared purposes do not permit privacy preferences.
   */
  permissions?: Maybe<Array<Permission>>;
  /**
   * How the customer wishes to be treated: channels, topics, frequency, language, quiet hours. Wishes about
   * how; never a consent. `null` where the declared purposes do not permit privacy preferences.
   */
  preferences?: Maybe<Array<Preference>>;
  /**
   * What the customer did and was told, and what the company did, newest first: consents, withdrawals,
   * objections, contracts, notices. `null` where the declared purposes do not permit privacy preferences.
   */
  privacyHistory?: Maybe<PrivacyHistory>;
  /**
   * Number of the state of this customer's record; it grows with every change. The `seq` that a mutation
   * answered is reached here at once, in every process. `null` where nothing of the customer is permitted.
   */
  seq?: Maybe<Scalars['Int']['output']>;
  /** For extending subgraphs: require it, and check it before you answer personal data of your own. */
  purposeGrant: Scalars['PurposeGrant']['output'];
};


/**
 * A person the company deals with. Every personal field is nullable: `null` means that there is no value
 * or that the declared purposes do not permit it, and `withheld` tells the two apart.
 */
export type CustomerWithheldArgs = {
  scope?: WithheldScope;
};


/**
 * A person the company deals with. Every personal field is nullable: `null` means that there is no value
 * or that the declared purposes do not permit it, and `withheld` tells the two apart.
 */
export type CustomerWhyArgs = {
  field: Scalars['String']['input'];
  at?: InputMaybe<Scalars['DateTime']['input']>;
  asKnownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/**
 * A person the company deals with. Every personal field is nullable: `null` means that there is no value
 * or that the declared purposes do not permit it, and `withheld` tells the two apart.
 */
export type CustomerPermissionsArgs = {
  purposes?: InputMaybe<Array<Scalars['String']['input']>>;
  controller?: InputMaybe<Scalars['String']['input']>;
  at?: InputMaybe<Scalars['DateTime']['input']>;
  asKnownAt?: InputMaybe<Scalars['DateTime']['input']>;
  language?: Scalars['String']['input'];
};


/**
 * A person the company deals with. Every personal field is nullable: `null` means that there is no value
 * or that the declared purposes do not permit it, and `withheld` tells the two apart.
 */
export type CustomerPreferencesArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
  asKnownAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/**
 * A person the company deals with. Every personal field is nullable: `null` means that there is no value
 * or that the declared purposes do not permit it, and `withheld` tells the two apart.
 */
export type CustomerPrivacyHistoryArgs = {
  first?: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  asKnownAt?: InputMaybe<Scalars['DateTime']['input']>;
  language?: Scalars['String']['input'];
};

/** A postal address. */
export type PostalAddress = {
  __typename?: 'PostalAddress';
  /** Street and number. */
  street?: Maybe<Scalars['String']['output']>;
  /** Postal code as written in the country. */
  postalCode?: Maybe<Scalars['String']['output']>;
  /** City or town. */
  city?: Maybe<Scalars['String']['output']>;
  /** State, province or voivodeship. */
  region?: Maybe<Scalars['String']['output']>;
  /** ISO 3166-1 alpha-2. */
  country?: Maybe<Scalars['String']['output']>;
};

/** A household. */
export type Household = {
  __typename?: 'Household';
  /** How many people live in it. */
  size?: Maybe<Scalars['Int']['output']>;
  /** How many of them are children. */
  children?: Maybe<Scalars['Int']['output']>;
};

/** One page view. */
export type PageView = {
  __typename?: 'PageView';
  /** Path of the page. */
  path?: Maybe<Scalars['String']['output']>;
  /** When it was opened. */
  at?: Maybe<Scalars['DateTime']['output']>;
};

/** A device. */
export type Device = {
  __typename?: 'Device';
  /** The device's identifier. */
  id?: Maybe<Scalars['String']['output']>;
  /** PHONE, TABLET, DESKTOP or another kind. */
  kind?: Maybe<Scalars['String']['output']>;
  /** Operating system. */
  system?: Maybe<Scalars['String']['output']>;
};

/** A position on earth. */
export type GeoPosition = {
  __typename?: 'GeoPosition';
  /** Degrees north. */
  latitude?: Maybe<Scalars['Float']['output']>;
  /** Degrees east. */
  longitude?: Maybe<Scalars['Float']['output']>;
  /** When it was measured. */
  at?: Maybe<Scalars['DateTime']['output']>;
};

/** One answer in a survey or one review. */
export type SurveyAnswer = {
  __typename?: 'SurveyAnswer';
  /** Which survey. */
  survey?: Maybe<Scalars['String']['output']>;
  /** 1 to 5. */
  rating?: Maybe<Scalars['Int']['output']>;
  /** What the customer wrote. */
  comment?: Maybe<Scalars['String']['output']>;
  /** When it was given. */
  at?: Maybe<Scalars['DateTime']['output']>;
};

/** An account in a social network. */
export type SocialHandle = {
  __typename?: 'SocialHandle';
  /** The network. */
  network?: Maybe<Scalars['String']['output']>;
  /** The name there. */
  handle?: Maybe<Scalars['String']['output']>;
};

/** Kinds of identifiers that lead to a customer. */
export type IdentifierType =
  /** An e-mail address. */
  | 'EMAIL'
  /** A telephone number, with country prefix. */
  | 'PHONE'
  /** The customer number. */
  | 'CUSTOMER_NUMBER'
  /** The name used to sign in. */
  | 'USERNAME'
  /** The id in another system, written `system:id`, e.g. `crm:0017`; case matters. */
  | 'EXTERNAL_ID';

/** A page of customers. */
export type CustomerConnection = {
  __typename?: 'CustomerConnection';
  /** The customers, each with its cursor. */
  edges: Array<CustomerEdge>;
  /** The customers alone. */
  nodes: Array<Customer>;
  /** Whether and where it goes on. */
  pageInfo: PageInfo;
};

/** One customer of a page. */
export type CustomerEdge = {
  __typename?: 'CustomerEdge';
  /** Where this customer stands; opaque. */
  cursor: Scalars['String']['output'];
  /** The customer. */
  node: Customer;
};

/** Position in a list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** True if another page may hold something. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Give it as `after` to go on; `null` on an empty page at the end. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** Which withheld fields to list. */
export type WithheldScope =
  /** Those this operation asks for. */
  | 'REQUESTED'
  /** Every personal field of the type. */
  | 'ALL';

/** A field whose value was withheld. */
export type WithheldField = {
  __typename?: 'WithheldField';
  /** Name of the field in this graph. */
  field: Scalars['String']['output'];
  /** Its data category. */
  category: Scalars['String']['output'];
  /** The code that decided; stable, so you can act on it. */
  reason: ReasonCode;
  /** The declared purpose that does not permit it; `null` where none was declared. */
  purpose?: Maybe<Scalars['String']['output']>;
  /** The provision it rests on. */
  law: Scalars['String']['output'];
  /** What that means, in a sentence. */
  explanation: Scalars['String']['output'];
  /** What would change it, in a sentence. */
  remedy: Scalars['String']['output'];
  /** Declared purposes that would permit it: declare these alone and the value comes. */
  permittedFor: Array<Scalars['String']['output']>;
};

/** The decision on one field for one declared purpose. */
export type FieldDecision = {
  __typename?: 'FieldDecision';
  /** Name of the field. */
  field: Scalars['String']['output'];
  /** The purpose it was decided for; `null` where none was declared. */
  purpose?: Maybe<Scalars['String']['output']>;
  /** ALLOW or DENY. */
  effect: Effect;
  /** The code that decided; `null` where permitted. */
  reason?: Maybe<ReasonCode>;
  /** Every code that speaks against it, the decisive one first. */
  reasons: Array<ReasonCode>;
  /** What that means, in a sentence. */
  explanation: Scalars['String']['output'];
  /** What would change it; `null` where permitted. */
  remedy?: Maybe<Scalars['String']['output']>;
  /** The provision a denial rests on; `null` where permitted. */
  law?: Maybe<Scalars['String']['output']>;
  /** The lawful basis of the purpose for this customer; `null` where none was reached. */
  lawfulBasis?: Maybe<LawfulBasis>;
  /** Version of the purpose that was applied. */
  purposeVersion?: Maybe<Scalars['Int']['output']>;
  /** Ids of the pieces of evidence it rests on. */
  evidence: Array<Scalars['ID']['output']>;
  /** The instant the decision is about. */
  at: Scalars['DateTime']['output'];
  /** Until then nothing changes without new evidence; `null` for always. */
  validUntil?: Maybe<Scalars['DateTime']['output']>;
  /** The gates the question went through, in order. */
  trace: Array<TraceStep>;
};

/** Outcome of a decision. */
export type Effect =
  /** The value may be used. */
  | 'ALLOW'
  /** It may not. */
  | 'DENY';

/** One gate of a decision. */
export type TraceStep = {
  __typename?: 'TraceStep';
  /** Which gate. */
  gate: Scalars['String']['output'];
  /** Whether the question passed it. */
  passed: Scalars['Boolean']['output'];
  /** What it found against the use. */
  reasons: Array<ReasonCode>;
};

/** The caller as this graph knows it. */
export type Viewer = {
  __typename?: 'Viewer';
  /** Key of the client registration. */
  client: Scalars['String']['output'];
  /** The company on whose behalf the client processes. */
  controller: Scalars['String']['output'];
  /** Purposes the token and the registration both allow. */
  allowedPurposes: Array<Purpose>;
  /** Purposes this request declares, as declared. */
  declaredPurposes: Array<Scalars['String']['output']>;
};

/** What the company has laid down about its use of personal data. */
export type Catalogue = {
  __typename?: 'Catalogue';
  /** Number of the revision in force; every decision and every disclosure names it. */
  revision: Scalars['Int']['output'];
  /** When it was published. */
  publishedAt: Scalars['DateTime']['output'];
  /** Every purpose. */
  purposes: Array<Purpose>;
  /** Every kind of data. */
  dataCategories: Array<DataCategory>;
  /** The personal fields of this graph with their categories. */
  fields: Array<FieldDefinition>;
  /** The companies that decide about the data. */
  controllers: Array<Controller>;
};

/** Why personal data is used. */
export type Purpose = {
  __typename?: 'Purpose';
  /** Goes into the `x-purpose` header. */
  key: Scalars['String']['output'];
  /** What the customer calls it. */
  title: Scalars['String']['output'];
  /** What it is, in plain words. */
  description: Scalars['String']['output'];
  /** Term of the Data Privacy Vocabulary. */
  dpvPurpose?: Maybe<Scalars['String']['output']>;
  /** What it is shown with. */
  group: PurposeGroup;
  /**
   * The notice to show before you ask for consent, and to name in `recordConsent`: of the notices that
   * tell of consents alone the newest version of the one that tells of the fewest others. `null` where
   * no such notice names the purpose: then consent cannot be asked for (GDPR Art. 7(2)).
   */
  consentNotice?: Maybe<ConsentNotice>;
  /** The version in force now; `null` before the first and after the last. */
  currentVersion?: Maybe<PurposeVersion>;
  /** Every version, newest first. A published version never changes. */
  versions: Array<PurposeVersion>;
};


/** Why personal data is used. */
export type PurposeTitleArgs = {
  language?: Scalars['String']['input'];
};


/** Why personal data is used. */
export type PurposeDescriptionArgs = {
  language?: Scalars['String']['input'];
};

/** Purposes that people look for together. */
export type PurposeGroup = {
  __typename?: 'PurposeGroup';
  /** Short key. */
  key: Scalars['String']['output'];
  /** What the customer calls it. */
  title: Scalars['String']['output'];
};


/** Purposes that people look for together. */
export type PurposeGroupTitleArgs = {
  language?: Scalars['String']['input'];
};

/** One published, unchangeable version of a notice that asks for consent. */
export type ConsentNotice = {
  __typename?: 'ConsentNotice';
  /** Short key. */
  key: Scalars['String']['output'];
  /** 1, 2, 3, ... */
  version: Scalars['Int']['output'];
  /** When it was published. */
  publishedAt: Scalars['DateTime']['output'];
  /** Languages it can be shown in, BCP 47. */
  languages: Array<Scalars['String']['output']>;
  /** Its heading and words as they are shown; in English, or else any language it has, where it lacks this one. */
  text: ConsentNoticeText;
  /** Purposes it tells of. */
  purposes: Array<Purpose>;
  /** Companies it names. */
  controllers: Array<Controller>;
  /** Recipients it names. */
  recipients: Array<NoticeRecipient>;
};


/** One published, unchangeable version of a notice that asks for consent. */
export type ConsentNoticeTextArgs = {
  language?: Scalars['String']['input'];
};

/** The words of a notice. */
export type ConsentNoticeText = {
  __typename?: 'ConsentNoticeText';
  /** The language they are in, which `ConsentProofInput.language` repeats. */
  language: Scalars['String']['output'];
  /** Heading. */
  title: Scalars['String']['output'];
  /** The words, in paragraphs of one line each. */
  body: Scalars['String']['output'];
};

/** Somebody who is given data. */
export type NoticeRecipient = {
  __typename?: 'NoticeRecipient';
  /** Short key. */
  key: Scalars['String']['output'];
  /** Name and what it does. */
  name: Scalars['String']['output'];
  /** ISO 3166-1 alpha-2. */
  country: Scalars['String']['output'];
};

/** One published, unchangeable version of a purpose. */
export type PurposeVersion = {
  __typename?: 'PurposeVersion';
  /** 1, 2, 3, ... */
  version: Scalars['Int']['output'];
  /** When it was told. */
  publishedAt: Scalars['DateTime']['output'];
  /** When it takes effect. */
  effectiveFrom: Scalars['DateTime']['output'];
  /** When it ends; `null` if open. */
  effectiveTo?: Maybe<Scalars['DateTime']['output']>;
  /** Companies it holds for. */
  controllers: Array<Scalars['String']['output']>;
  /** Data categories it needs, each with all below it. */
  categories: Array<Scalars['String']['output']>;
  /** It is direct marketing (GDPR Art. 21(2)). */
  directMarketing: Scalars['Boolean']['output'];
  /** It profiles (GDPR Art. 4(4)). */
  profiling: Scalars['Boolean']['output'];
  /** How it is lawful, one rule for each jurisdiction. */
  rules: Array<PurposeRule>;
};

/** How a purpose is lawful in one jurisdiction. */
export type PurposeRule = {
  __typename?: 'PurposeRule';
  /** Jurisdiction code; `*` for all that have no rule of their own. */
  jurisdiction: Scalars['String']['output'];
  /** Exactly one, chosen before the processing. */
  lawfulBasis: LawfulBasis;
  /** Condition for special categories (GDPR Art. 9(2)), as the Data Privacy Vocabulary spells it. */
  specialCondition?: Maybe<Scalars['String']['output']>;
  /** How long a value may be used after it was collected, in days; `null` without a limit of its own. */
  retentionDays?: Maybe<Scalars['Int']['output']>;
};

/** The grounds of GDPR Art. 6(1), and the opt-out regimes outside the EU. */
export type LawfulBasis =
  /** The customer agreed, freely, specifically and provably: Art. 6(1)(a). */
  | 'CONSENT'
  /** A contract with the customer needs it: Art. 6(1)(b). */
  | 'CONTRACT'
  /** A law demands it: Art. 6(1)(c). */
  | 'LEGAL_OBLIGATION'
  /** Somebody's life is at stake: Art. 6(1)(d). */
  | 'VITAL_INTEREST'
  /** A task in the public interest: Art. 6(1)(e). */
  | 'PUBLIC_INTEREST'
  /** An assessed interest that does not override the customer's: Art. 6(1)(f). */
  | 'LEGITIMATE_INTEREST'
  /** Permitted until the customer opts out, e.g. CCPA 1798.120. */
  | 'OPT_OUT_REGIME';

/** A kind of personal data. */
export type DataCategory = {
  __typename?: 'DataCategory';
  /** Key of the fideslang taxonomy, dotted. */
  key: Scalars['String']['output'];
  /** Term of the Data Privacy Vocabulary. */
  dpv?: Maybe<Scalars['String']['output']>;
  /** A special category of GDPR Art. 9(1). */
  special: Scalars['Boolean']['output'];
};

/** A personal field of this graph. */
export type FieldDefinition = {
  __typename?: 'FieldDefinition';
  /** Type and field, e.g. `Customer.email`. */
  coordinate: Scalars['String']['output'];
  /** Its data categories; a purpose must cover every one. */
  categories: Array<Scalars['String']['output']>;
};

/** A company that decides why and how personal data is used (GDPR Art. 4(7)). */
export type Controller = {
  __typename?: 'Controller';
  /** Short key. */
  key: Scalars['String']['output'];
  /** Registered name. */
  legalName: Scalars['String']['output'];
  /** ISO 3166-1 alpha-2. */
  country: Scalars['String']['output'];
  /** Where to write about one's data. */
  contact?: Maybe<Scalars['String']['output']>;
};

/** Why a value is withheld. The first that applies, in this order, is the reason given. */
export type ReasonCode =
  /** No purpose was declared. */
  | 'PURPOSE_MISSING'
  /** The declared purpose is not in the catalogue. */
  | 'PURPOSE_UNKNOWN'
  /** The client may not declare this purpose. */
  | 'CALLER_NOT_AUTHORISED'
  /** The field has no data category. */
  | 'FIELD_UNCLASSIFIED'
  /** No version of the purpose is in force. */
  | 'PURPOSE_NOT_IN_FORCE'
  /** The purpose does not hold for this company. */
  | 'CONTROLLER_NOT_COVERED'
  /** The purpose has no lawful basis in the customer's jurisdiction. */
  | 'BASIS_UNDEFINED'
  /** The customer was erased. */
  | 'SUBJECT_ERASED'
  /** The customer's data is restricted. */
  | 'SUBJECT_RESTRICTED'
  /** The purpose does not need this kind of data. */
  | 'FIELD_NOT_COVERED'
  /** The value was collected for something else. */
  | 'PURPOSE_INCOMPATIBLE'
  /** A special category without a condition of Art. 9(2). */
  | 'SPECIAL_CATEGORY_NO_CONDITION'
  /** The customer objected to direct marketing. */
  | 'OBJECTED_DIRECT_MARKETING'
  /** The customer objected, and that stands. */
  | 'OBJECTED'
  /** The consent names another company. */
  | 'CONSENT_OTHER_CONTROLLER'
  /** Two profiles were joined without proof and contradict each other. */
  | 'MERGE_CONFLICT_RESTRICTIVE'
  /** The consent was struck down by an authority. */
  | 'CONSENT_INVALIDATED'
  /** The customer withdrew consent. */
  | 'CONSENT_WITHDRAWN'
  /** The company ended the consent. */
  | 'CONSENT_REVOKED'
  /** The customer refused. */
  | 'CONSENT_REFUSED'
  /** The customer has not consented. */
  | 'CONSENT_NOT_GIVEN'
  /** The consent cannot be proved. */
  | 'CONSENT_UNPROVEN'
  /** The customer was too young to consent alone. */
  | 'CONSENT_INVALID_MINOR'
  /** The purpose changed since the customer consented. */
  | 'RECONSENT_REQUIRED'
  /** The consent is too old. */
  | 'CONSENT_EXPIRED'
  /** The consent was not confirmed yet. */
  | 'CONSENT_UNCONFIRMED'
  /** The consent is not explicit. */
  | 'EXPLICIT_CONSENT_REQUIRED'
  /** The consent does not name this recipient. */
  | 'RECIPIENT_NOT_IN_NOTICE'
  /** There is no contract that needs it. */
  | 'NO_CONTRACT'
  /** The contract is over. */
  | 'CONTRACT_ENDED'
  /** The interest was never assessed. */
  | 'ASSESSMENT_MISSING'
  /** The assessment is past its review. */
  | 'ASSESSMENT_EXPIRED'
  /** The customer was not told. */
  | 'NOT_INFORMED'
  /** No legal obligation has arisen. */
  | 'NO_LEGAL_OBLIGATION'
  /** The statutory period is over. */
  | 'OBLIGATION_ENDED'
  /** No public task is in force. */
  | 'NO_PUBLIC_TASK'
  /** No emergency is declared. */
  | 'NO_EMERGENCY_DECLARED'
  /** The customer opted out. */
  | 'OPTED_OUT'
  /** Minors are not profiled for marketing. */
  | 'MINOR_PROFILING_PROHIBITED'
  /** An automated decision is not permitted on this basis. */
  | 'AUTOMATED_DECISION_NOT_PERMITTED'
  /** The value is too old for the purpose. */
  | 'RETENTION_ENDED'
  /** Electronic marketing needs consent or a soft opt-in. */
  | 'EPRIVACY_CONSENT_REQUIRED'
  /** The customer does not want this channel. */
  | 'PREFERENCE_OPTED_OUT'
  /** The contact point is suppressed. */
  | 'CONTACT_SUPPRESSED'
  /** The recipient is not registered for the purpose. */
  | 'RECIPIENT_NOT_AUTHORISED'
  /** The transfer abroad has no legal instrument. */
  | 'TRANSFER_NOT_COVERED';

/** What one purpose may do with this customer's data, for people. */
export type Permission = {
  __typename?: 'Permission';
  /** The purpose. */
  purpose?: Maybe<Purpose>;
  /** The company it is about. */
  controller?: Maybe<Controller>;
  /** True where the purpose may use data of this customer. */
  permitted?: Maybe<Scalars['Boolean']['output']>;
  /** The lawful basis; `null` where no rule applies. */
  lawfulBasis?: Maybe<LawfulBasis>;
  /** The code that decided; `null` where permitted. */
  reason?: Maybe<ReasonCode>;
  /** Why it is permitted or not, told to the customer in plain words. */
  explanation?: Maybe<Scalars['String']['output']>;
  /** What the customer can do about it, in a sentence; `null` where there is nothing to do. */
  action?: Maybe<Scalars['String']['output']>;
  /** What can be done here and now. */
  choices?: Maybe<Array<PrivacyChoice>>;
  /**
   * Since when the answer is what it is; `null` where it always was, or where that would tell the age of a
   * customer whose date of birth is not permitted.
   */
  since?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Until when it stays so without anything new; `null` for always, or where that would tell the age of a
   * customer whose date of birth is not permitted.
   */
  until?: Maybe<Scalars['DateTime']['output']>;
  /** Data categories the purpose may use of this customer now. */
  categories?: Maybe<Array<Scalars['String']['output']>>;
  /** Ids of the pieces of evidence it rests on. */
  evidence?: Maybe<Array<Scalars['ID']['output']>>;
  /** The customer's rights here, which depend on the lawful basis. */
  rights?: Maybe<Array<PrivacyRight>>;
};

/** What a customer can do about a purpose at once. */
export type PrivacyChoice =
  /** Give consent: `recordConsent` with GIVEN. */
  | 'GIVE_CONSENT'
  /** Withdraw consent: `recordConsent` with WITHDRAWN. */
  | 'WITHDRAW_CONSENT'
  /** Object: `recordObjection`. */
  | 'OBJECT'
  /** Take an objection back: `resolveObjection` with WITHDRAWN. */
  | 'WITHDRAW_OBJECTION'
  /** Opt out: `recordOptOut`. */
  | 'OPT_OUT'
  /** Take an opt-out back: `liftOptOut`. */
  | 'LIFT_OPT_OUT';

/** A right of the customer. */
export type PrivacyRight = {
  __typename?: 'PrivacyRight';
  /** Stable name of the right. */
  key: Scalars['String']['output'];
  /** What it is called. */
  title: Scalars['String']['output'];
  /** What it means, in a sentence. */
  description: Scalars['String']['output'];
  /** Where it is written. */
  law: Scalars['String']['output'];
};

/** A wish of the customer about how, how often and when to be contacted. */
export type Preference = {
  __typename?: 'Preference';
  /** `email`, `sms`, `phone`, `postal`, `push` or another channel; `null` for all. */
  channel?: Maybe<Scalars['String']['output']>;
  /** What messages are about; `null` for all. */
  topic?: Maybe<Scalars['String']['output']>;
  /** The company it is about; `null` for all. */
  controller?: Maybe<Scalars['String']['output']>;
  /** IN or OUT where the wish is about whether; `null` where it is only about how. */
  choice?: Maybe<PreferenceChoice>;
  /** How often at the most. */
  frequency?: Maybe<ContactFrequency>;
  /** Language of messages, BCP 47. */
  language?: Maybe<Scalars['String']['output']>;
  /** When not to be disturbed. */
  quietHours?: Maybe<QuietHours>;
  /** When the customer said so. */
  since?: Maybe<Scalars['DateTime']['output']>;
};

/** Whether messages of a channel or topic are wanted. */
export type PreferenceChoice =
  /** Wanted. */
  | 'IN'
  /** Not wanted. */
  | 'OUT';

/** How often messages are wanted at the most. */
export type ContactFrequency =
  /** At once. */
  | 'IMMEDIATELY'
  /** Once a day. */
  | 'DAILY'
  /** Once a week. */
  | 'WEEKLY'
  /** Once a month. */
  | 'MONTHLY'
  /** A few times a year. */
  | 'RARELY';

/** Hours of the day in which the customer does not want to be disturbed; may run over midnight. */
export type QuietHours = {
  __typename?: 'QuietHours';
  /** Local time, `21:00`. */
  from?: Maybe<Scalars['String']['output']>;
  /** Local time, `08:00`. */
  to?: Maybe<Scalars['String']['output']>;
  /** IANA time zone, `Europe/Warsaw`. */
  zone?: Maybe<Scalars['String']['output']>;
};

/** A page of the privacy history. */
export type PrivacyHistory = {
  __typename?: 'PrivacyHistory';
  /** The entries, newest first. */
  nodes?: Maybe<Array<PrivacyHistoryEntry>>;
  /** Whether and where it goes on. */
  pageInfo?: Maybe<PageInfo>;
};

/** One thing that happened. */
export type PrivacyHistoryEntry = {
  __typename?: 'PrivacyHistoryEntry';
  /** Id of the evidence, which receipts name too. */
  id?: Maybe<Scalars['ID']['output']>;
  /** Kind of evidence, e.g. EXPRESSION, CONTRACT, OBJECTION. */
  kind?: Maybe<Scalars['String']['output']>;
  /** State of a consent, e.g. GIVEN; `null` for other kinds. */
  state?: Maybe<Scalars['String']['output']>;
  /** The purposes it is about. */
  purposes?: Maybe<Array<Purpose>>;
  /** When it happened. */
  occurredAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the company learned of it. */
  recordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where it came in. */
  source?: Maybe<Scalars['String']['output']>;
  /** The notice shown, `key@version`. */
  notice?: Maybe<Scalars['String']['output']>;
  /** Language the notice was shown in. */
  noticeLanguage?: Maybe<Scalars['String']['output']>;
  /** By which means, e.g. CHECKBOX. */
  method?: Maybe<Scalars['String']['output']>;
  /** What happened, in a sentence. */
  text?: Maybe<Scalars['String']['output']>;
};

/** Customers to ask about a consent. */
export type ConsentQueue = {
  __typename?: 'ConsentQueue';
  /** The customers with their consents. */
  nodes: Array<ConsentQueueEntry>;
  /** Whether and where it goes on. A page can be short while `hasNextPage` is true: the search is bounded. */
  pageInfo: PageInfo;
};

/** One customer to ask. */
export type ConsentQueueEntry = {
  __typename?: 'ConsentQueueEntry';
  /** The customer, as the declared purposes permit. */
  customer: Customer;
  /** Version of the purpose the consent was given to. */
  consentedVersion?: Maybe<Scalars['Int']['output']>;
  /** Version in force. */
  currentVersion?: Maybe<Scalars['Int']['output']>;
  /** When the consent was given. */
  givenAt: Scalars['DateTime']['output'];
  /** When it runs out; `null` where it does not. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Emergencies to review. */
export type EmergencyReviewQueue = {
  __typename?: 'EmergencyReviewQueue';
  /** The emergencies. */
  nodes: Array<EmergencyReview>;
  /** Whether and where it goes on. */
  pageInfo: PageInfo;
};

/** An emergency that is over. */
export type EmergencyReview = {
  __typename?: 'EmergencyReview';
  /** Id of the evidence; `reviewEmergency` names it. */
  id: Scalars['ID']['output'];
  /** Id of the customer. */
  customerId: Scalars['ID']['output'];
  /** When it was declared. */
  declaredAt: Scalars['DateTime']['output'];
  /** When it was over. */
  endedAt: Scalars['DateTime']['output'];
};

/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type Mutation = {
  __typename?: 'Mutation';
  /** Puts consents, refusals and withdrawals on file, several purposes in one go: all of them or none. */
  recordConsent: ActPayload;
  /** The second step of a double opt-in: the customer followed the link. */
  confirmConsent: ActPayload;
  /** How the customer wishes to be treated. Never a consent. */
  recordPreferences: ActPayload;
  /** The customer accepted terms: evidence of a contract, never a consent. */
  acceptTerms: ActPayload;
  /** A contract began, or steps towards one at the customer's request (GDPR Art. 6(1)(b)). */
  recordContract: ActPayload;
  /** A contract was fulfilled, returned, settled or cancelled, or its performance goes on for longer. */
  changeContract: ActPayload;
  /** A fact that starts a legal obligation, such as an invoice (GDPR Art. 6(1)(c)). */
  recordTrigger: ActPayload;
  /** The customer was shown or sent a notice (GDPR Art. 13, 14). */
  recordNotice: ActPayload;
  /** The customer objects (GDPR Art. 21). Against direct marketing it holds at once and for good. */
  recordObjection: ActPayload;
  /** What became of an objection. */
  resolveObjection: ActPayload;
  /** The customer's data may only be stored from now on (GDPR Art. 18). */
  restrictProcessing: ActPayload;
  /** The restriction is over; tell the customer before (GDPR Art. 18(3)). */
  liftRestriction: ActPayload;
  /** Somebody's life is at stake (GDPR Art. 6(1)(d)). Ends by itself, after 72 hours at the most. */
  declareEmergency: ActPayload;
  /** The emergency is over. */
  closeEmergency: ActPayload;
  /** Every emergency is reviewed afterwards: was it one, and was only the necessary used? */
  reviewEmergency: ActPayload;
  /** The customer opts out of a use that is permitted until then, e.g. CCPA 1798.120. */
  recordOptOut: ActPayload;
  /** The customer takes an opt-out back. */
  liftOptOut: ActPayload;
  /** The conditions for writing about similar products were met in a sale (ePrivacy Art. 13(2)). */
  recordSoftOptIn: ActPayload;
  /** An address or number must not be used again, whoever has it; outlives erasure and merge. */
  suppressContact: SuppressionPayload;
  /** The address or number may be used again, as its owner asked. */
  liftSuppression: SuppressionPayload;
  /** Publishes a new version of a purpose, or a new purpose. Never for the past; never swaps the basis. */
  publishPurposeVersion: PublicationPayload;
  /** Ends a purpose from a day on. */
  retirePurpose: PublicationPayload;
  /** Publishes a new version of a notice, or a new notice. */
  publishNoticeVersion: PublicationPayload;
  /** Puts an assessment on file: of a legitimate interest, of risks, or of compatibility. */
  recordAssessment: PublicationPayload;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationRecordConsentArgs = {
  input: RecordConsentInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationConfirmConsentArgs = {
  input: ConfirmConsentInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationRecordPreferencesArgs = {
  input: RecordPreferencesInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationAcceptTermsArgs = {
  input: AcceptTermsInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationRecordContractArgs = {
  input: RecordContractInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationChangeContractArgs = {
  input: ChangeContractInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationRecordTriggerArgs = {
  input: RecordTriggerInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationRecordNoticeArgs = {
  input: RecordNoticeInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationRecordObjectionArgs = {
  input: RecordObjectionInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationResolveObjectionArgs = {
  input: ResolveObjectionInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationRestrictProcessingArgs = {
  input: RestrictProcessingInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationLiftRestrictionArgs = {
  input: OutcomeInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationDeclareEmergencyArgs = {
  input: DeclareEmergencyInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationCloseEmergencyArgs = {
  input: OutcomeInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationReviewEmergencyArgs = {
  input: ReviewEmergencyInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationRecordOptOutArgs = {
  input: RecordOptOutInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationLiftOptOutArgs = {
  input: OutcomeInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationRecordSoftOptInArgs = {
  input: RecordSoftOptInInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationSuppressContactArgs = {
  input: SuppressContactInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationLiftSuppressionArgs = {
  input: SuppressContactInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationPublishPurposeVersionArgs = {
  input: PublishPurposeVersionInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationRetirePurposeArgs = {
  input: RetirePurposeInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationPublishNoticeVersionArgs = {
  input: PublishNoticeVersionInput;
};


/**
 * Every mutation takes effect before it answers: a read that begins afterwards, in any process, counts it.
 * Every input names the act's time (`occurredAt`) and a key that makes it safe to send again: your own
 * `idempotencyKey`, or `source` and `sourceEventId` of the system it comes from. The same key with the same
 * content gives the same answer; with other content it gives CONFLICT.
 */
export type MutationRecordAssessmentArgs = {
  input: RecordAssessmentInput;
};

/** What a mutation about a customer answers. A lost answer is safe to ask for again: it is the same. */
export type ActPayload = {
  __typename?: 'ActPayload';
  /** One for each piece of evidence, in the order of the input. */
  receipts: Array<ActReceipt>;
  /** State of the customer's record after it; compare with `Customer.seq` to read your own writes. */
  seq: Scalars['Int']['output'];
  /** When it was put on file. */
  recordedAt: Scalars['DateTime']['output'];
  /** True where the same was on file already and nothing was added. */
  replayed: Scalars['Boolean']['output'];
  /** The customer after it, as the declared purposes permit. */
  customer?: Maybe<Customer>;
};

/** Proof that a piece of evidence is on file. */
export type ActReceipt = {
  __typename?: 'ActReceipt';
  /** Id of the evidence; decisions and disclosures name it. */
  id: Scalars['ID']['output'];
  /** Kind of evidence. */
  kind: Scalars['String']['output'];
  /** The purpose it is about, where it is about one. */
  purpose?: Maybe<Scalars['String']['output']>;
  /** True where a second step is needed before it counts (double opt-in). */
  needsConfirmation: Scalars['Boolean']['output'];
};

/** What a mutation about a contact point answers. */
export type SuppressionPayload = {
  __typename?: 'SuppressionPayload';
  /** When it was put on file. */
  recordedAt: Scalars['DateTime']['output'];
  /** True where the same was on file already. */
  replayed: Scalars['Boolean']['output'];
};

/** States of consent as the Data Privacy Vocabulary names them. */
export type ConsentState =
  /** Asked for. `dpv:ConsentRequested` */
  | 'REQUESTED'
  /** Asked for, and the customer put it off. `dpv:ConsentRequestDeferred` */
  | 'DEFERRED'
  /** Given. `dpv:ConsentGiven` */
  | 'GIVEN'
  /** Refused. `dpv:ConsentRefused` */
  | 'REFUSED'
  /** Withdrawn by the customer. `dpv:ConsentWithdrawn` */
  | 'WITHDRAWN'
  /** Ended by the company. `dpv:ConsentRevoked` */
  | 'REVOKED'
  /** Struck down by an authority, from the start. `dpv:ConsentInvalidated` */
  | 'INVALIDATED'
  /** Given again before it ran out. `dpv:RenewedConsentGiven` */
  | 'RENEWED';

/** How a consent was expressed. */
export type ConsentMethod =
  /** A box that was not ticked before. */
  | 'CHECKBOX'
  /** A button or switch. */
  | 'BUTTON'
  /** A signature on paper. */
  | 'SIGNATURE'
  /** A form on paper without signature. */
  | 'PAPER_FORM'
  /** Spoken, on the telephone or in person. */
  | 'SPOKEN'
  /** In writing, e.g. by e-mail. */
  | 'WRITTEN'
  /** A signal of the browser or of a consent platform. */
  | 'SIGNAL'
  /** Through an interface of another system. */
  | 'API';

/** Who expressed the consent. */
export type ConsentGiver =
  /** The customer. */
  | 'SELF'
  /** A holder of parental responsibility (GDPR Art. 8). */
  | 'PARENT'
  /** Somebody else with power to act. */
  | 'REPRESENTATIVE';

/** Consents, refusals and withdrawals of one customer. */
export type RecordConsentInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** What was said; for `accept all`, list every purpose that was shown. */
  expressions: Array<ConsentExpressionInput>;
  /** What was shown and how it was said. Required for GIVEN and RENEWED. */
  proof?: InputMaybe<ConsentProofInput>;
  /** When it was said; now where absent. Not in the future. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** What was said of some purposes. */
export type ConsentExpressionInput = {
  /** Keys of purposes; groups cannot be consented to. */
  purposes: Array<Scalars['String']['input']>;
  /** What was said. */
  state: ConsentState;
  /** Companies it holds for: of those the notice names. All of them where absent. */
  controllers?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Third parties it names: of those the notice names. All of them where absent. */
  recipients?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Version of the purpose that was shown; the one in force then where absent. */
  purposeVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Said expressly, as special categories need it (GDPR Art. 9(2)(a)). */
  explicit?: Scalars['Boolean']['input'];
  /** Given for processing in spite of a restriction (GDPR Art. 18(2)). */
  despiteRestriction?: Scalars['Boolean']['input'];
  /** An end of its own, earlier than the purpose's rule sets. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Holds only for what came through this identifier, e.g. one device. */
  identifier?: InputMaybe<Scalars['String']['input']>;
  /** For INVALIDATED: the consent that was struck down; all before it where absent. */
  target?: InputMaybe<EvidenceReferenceInput>;
};

/** How a consent can be proved (GDPR Art. 7(1)). */
export type ConsentProofInput = {
  /** The notice shown, `key@version`. */
  notice: Scalars['String']['input'];
  /** The language it was shown in; one the notice has. */
  language: Scalars['String']['input'];
  /** How it was expressed. */
  method: ConsentMethod;
  /** Where: the page, form or app, e.g. `checkout`, `app/4.2`. */
  interface?: InputMaybe<Scalars['String']['input']>;
  /** Who said it. */
  givenBy?: ConsentGiver;
  /** Offset of the customer's clock, `+02:00`. */
  utcOffset?: InputMaybe<Scalars['String']['input']>;
  /** Transparency and Consent Framework string, kept and decoded. */
  tcf?: InputMaybe<Scalars['String']['input']>;
  /** Global Privacy Platform string, kept and decoded. */
  gpp?: InputMaybe<Scalars['String']['input']>;
};

/** A piece of evidence: by its id, or by the key it was or will be put on file with. */
export type EvidenceReferenceInput = {
  /** Id from a receipt. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Your `idempotencyKey` of that act, or its `sourceEventId` together with `source`. */
  key?: InputMaybe<Scalars['String']['input']>;
  /** The system `key` comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** Which piece, where that act had several: 0 is the first. */
  index?: Scalars['Int']['input'];
};

/** The second step of a double opt-in. */
export type ConfirmConsentInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** The consents that are confirmed. */
  targets: Array<EvidenceReferenceInput>;
  /** When; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** Wishes of one customer. */
export type RecordPreferencesInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** The wishes. */
  preferences: Array<PreferenceInput>;
  /** When they were said; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** One wish. Say at least one of `choice`, `frequency`, `language`, `quietHours`, `contactPoint`. */
export type PreferenceInput = {
  /** `email`, `sms`, `phone`, `postal`, `push` or another channel. Required with `choice`. */
  channel?: InputMaybe<Scalars['String']['input']>;
  /** What messages are about; all where absent. */
  topic?: InputMaybe<Scalars['String']['input']>;
  /** The company it is about; all where absent. */
  controller?: InputMaybe<Scalars['String']['input']>;
  /** Whether messages are wanted. */
  choice?: InputMaybe<PreferenceChoice>;
  /** How often at the most. */
  frequency?: InputMaybe<ContactFrequency>;
  /** Language of messages, BCP 47. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** When not to be disturbed. */
  quietHours?: InputMaybe<QuietHoursInput>;
  /** The address or number preferred for the channel. */
  contactPoint?: InputMaybe<ContactPointInput>;
};

/** Hours in which the customer does not want to be disturbed. */
export type QuietHoursInput = {
  /** Local time, `21:00`. */
  from: Scalars['String']['input'];
  /** Local time, `08:00`. */
  to: Scalars['String']['input'];
  /** IANA time zone, `Europe/Warsaw`. */
  zone: Scalars['String']['input'];
};

/** An address or a number. Kept as a keyed hash, never as written. */
export type ContactPointInput = {
  /** Which kind. */
  type: IdentifierType;
  /** As the customer would write it. */
  value: Scalars['String']['input'];
};

/** Terms a customer accepted. */
export type AcceptTermsInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** Key of the terms, e.g. `general-terms`. */
  terms: Scalars['String']['input'];
  /** Their version. */
  version: Scalars['Int']['input'];
  /** Language they were shown in, BCP 47. */
  language: Scalars['String']['input'];
  /** SHA-256 of the document, 64 hexadecimal digits. */
  documentHash?: InputMaybe<Scalars['String']['input']>;
  /** The contract concluded with it, if one was: its type, e.g. ACCOUNT. */
  contractType?: InputMaybe<Scalars['String']['input']>;
  /** When; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** A contract with a customer. */
export type RecordContractInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** Type, as the purposes' rules name it: ORDER, WARRANTY, ACCOUNT, ENQUIRY, ... */
  type: Scalars['String']['input'];
  /** Number in the shop, e.g. of the order. */
  reference?: InputMaybe<Scalars['String']['input']>;
  /** When it began; when it was put on file where absent. */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When it ends, if that is known. */
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Performance goes on until then: refund, warranty, claims. */
  performanceUntil?: InputMaybe<Scalars['DateTime']['input']>;
  /** When it was concluded; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** What happened to a contract. */
export type ContractEvent =
  /** Both sides have done what they owed. */
  | 'FULFILLED'
  /** Goods came back. */
  | 'RETURNED'
  /** The refund is paid. */
  | 'SETTLED'
  /** Called off. */
  | 'CANCELLED'
  /** Performance goes on, e.g. a longer warranty. */
  | 'EXTENDED';

/** A change of a contract. */
export type ChangeContractInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** The contract. */
  target: EvidenceReferenceInput;
  /** What happened. */
  event: ContractEvent;
  /** When the contract ends. Where absent: now, except that EXTENDED ends nothing, and RETURNED only with `performanceUntil`; else it waits for SETTLED. */
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Performance goes on until then; unchanged where absent, except that SETTLED ends it. */
  performanceUntil?: InputMaybe<Scalars['DateTime']['input']>;
  /** When it happened; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** A fact that starts a legal obligation. */
export type RecordTriggerInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** Kind, as the purposes' rules name it, e.g. INVOICE. */
  kind: Scalars['String']['input'];
  /** Number in the books. */
  reference?: InputMaybe<Scalars['String']['input']>;
  /** When it happened; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** A notice that reached a customer. */
export type RecordNoticeInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** The notice, `key@version`. */
  notice: Scalars['String']['input'];
  /** Language it was in; one the notice has. */
  language: Scalars['String']['input'];
  /** Of the purposes it is about only these; all where absent. */
  purposes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** When it reached the customer; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** Kinds of objections. */
export type ObjectionKind =
  /** Against a use on grounds of legitimate or public interest (GDPR Art. 21(1)). */
  | 'GENERAL'
  /** Against direct marketing: absolute (GDPR Art. 21(2)-(3)). */
  | 'DIRECT_MARKETING';

/** An objection. */
export type RecordObjectionInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** Which kind. An objection against a purpose that is direct marketing is taken for DIRECT_MARKETING. */
  kind: ObjectionKind;
  /** Against these purposes; against all of the kind where absent. */
  purposes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Towards these companies; towards all where absent. */
  controllers?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Only on this channel; on all where absent. */
  channel?: InputMaybe<Scalars['String']['input']>;
  /** When; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** What became of an objection. */
export type ObjectionOutcome =
  /** Compelling grounds, or claims, were shown and documented (GDPR Art. 21(1)). */
  | 'OVERRIDDEN'
  /** The objection stands for good. */
  | 'UPHELD'
  /** The customer took it back. */
  | 'WITHDRAWN';

/** The outcome of an objection. */
export type ResolveObjectionInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** The objection. */
  target: EvidenceReferenceInput;
  /** The outcome. */
  outcome: ObjectionOutcome;
  /** The grounds that were shown. Required for OVERRIDDEN. */
  grounds?: InputMaybe<Scalars['String']['input']>;
  /** When; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** Why processing is restricted (GDPR Art. 18(1)). */
export type RestrictionGround =
  /** The customer contests the accuracy: (a). */
  | 'ACCURACY'
  /** The processing is unlawful and the customer prefers this to erasure: (b). */
  | 'UNLAWFUL'
  /** The customer needs the data for claims: (c). */
  | 'CLAIMS'
  /** An objection is being decided: (d). */
  | 'OBJECTION';

/** A restriction. */
export type RestrictProcessingInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** Why. */
  ground: RestrictionGround;
  /** Names of personal fields of `Customer`; all data where absent. */
  fields?: InputMaybe<Array<Scalars['String']['input']>>;
  /** When; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** The end of something that is on file. */
export type OutcomeInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** What ends. */
  target: EvidenceReferenceInput;
  /** When; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** An emergency. */
export type DeclareEmergencyInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** Why; kept for the review. */
  reason: Scalars['String']['input'];
  /** Who declares it, by a name or number of the staff. */
  declaredBy: Scalars['String']['input'];
  /** The customer cannot consent, physically or legally (GDPR Art. 9(2)(c)). */
  incapable?: Scalars['Boolean']['input'];
  /** When it ends by itself: at most 72 hours after it was declared. */
  expiresAt: Scalars['DateTime']['input'];
  /** When it was declared; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** What a review found. */
export type EmergencyFinding =
  /** It was an emergency, and only the necessary was used. */
  | 'JUSTIFIED'
  /** It was not. */
  | 'NOT_JUSTIFIED';

/** The review of an emergency. */
export type ReviewEmergencyInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** The emergency. */
  target: EvidenceReferenceInput;
  /** What it found. */
  finding: EmergencyFinding;
  /** Who reviewed it, by a name or number of the staff. */
  reviewedBy: Scalars['String']['input'];
  /** When; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** What an opt-out is about. */
export type OptOutKind =
  /** Sale or sharing of data (CCPA 1798.120). */
  | 'SELL_OR_SHARE'
  /** Everything that is permitted until one opts out. */
  | 'ALL';

/** An opt-out. */
export type RecordOptOutInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** What it is about. */
  kind: OptOutKind;
  /** Only these purposes; all of the kind where absent. */
  purposes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** When; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** The conditions of ePrivacy Art. 13(2), as they were met. */
export type RecordSoftOptInInput = {
  /** The customer. */
  customerId: Scalars['ID']['input'];
  /** `email`, `sms` or another electronic channel. */
  channel: Scalars['String']['input'];
  /** The address was got in the sale of a product or service. */
  sale: Scalars['Boolean']['input'];
  /** The messages are about similar products of the same company. */
  similar: Scalars['Boolean']['input'];
  /** A way to say no was offered then, and is in every message. */
  optOutOffered: Scalars['Boolean']['input'];
  /** When; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** Why a contact point must not be used. No free text: it outlives the erasure of its owner. */
export type SuppressionReason =
  /** Messages came back for good. */
  | 'HARD_BOUNCE'
  /** A message was reported as spam. */
  | 'COMPLAINT'
  /** Its owner asked. */
  | 'REQUEST'
  /** It was never one, or belongs to somebody else. */
  | 'WRONG';

/** A contact point that must not be used, or may be again. */
export type SuppressContactInput = {
  /** The address or number. */
  contactPoint: ContactPointInput;
  /** `email`, `sms`, `phone` or another; where absent all a point of its kind serves: `email`, or `sms` and `phone`. */
  channel?: InputMaybe<Scalars['String']['input']>;
  /** Why. */
  reason?: InputMaybe<SuppressionReason>;
  /** When; now where absent. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your key for this act; or name `source` and `sourceEventId`. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The system it comes from; your client where absent. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The id that system gave it. */
  sourceEventId?: InputMaybe<Scalars['String']['input']>;
};

/** What a publication answers. */
export type PublicationPayload = {
  __typename?: 'PublicationPayload';
  /** The revision in force. */
  revision: Scalars['Int']['output'];
  /** False where the same was published already. */
  changed: Scalars['Boolean']['output'];
  /** The catalogue in force. */
  catalogue: Catalogue;
};

/** A text in one language. */
export type PurposeTextInput = {
  /** BCP 47. */
  language: Scalars['String']['input'];
  /** What the customer calls it. */
  title: Scalars['String']['input'];
  /** What it is, in plain words. */
  description: Scalars['String']['input'];
  /** The period of storage in words (GDPR Art. 13(2)(a)). */
  retention?: InputMaybe<Scalars['String']['input']>;
};

/** How a purpose version is lawful in one jurisdiction. */
export type PurposeRuleInput = {
  /** Jurisdiction code; `*` for all that have no rule of their own. */
  jurisdiction: Scalars['String']['input'];
  /** Exactly one. */
  lawfulBasis: LawfulBasis;
  /** Condition of GDPR Art. 9(2), e.g. `A9-2-a`. */
  specialCondition?: InputMaybe<Scalars['String']['input']>;
  /** How long a consent counts, ISO 8601, e.g. `P24M`. */
  consentValidity?: InputMaybe<Scalars['String']['input']>;
  /** How long a value may be used after it was collected, ISO 8601. */
  retention?: InputMaybe<Scalars['String']['input']>;
  /** How long after the contract, case or task is over, ISO 8601. */
  retentionAfterEnd?: InputMaybe<Scalars['String']['input']>;
  /** Consent needs a second step. */
  doubleOptIn?: Scalars['Boolean']['input'];
  /** Types of contracts that carry it; for CONTRACT. */
  contractTypes?: Array<Scalars['String']['input']>;
  /** For LEGAL_OBLIGATION. */
  obligation?: InputMaybe<ObligationInput>;
  /** The obligation needs no trigger. */
  always?: Scalars['Boolean']['input'];
  /** For PUBLIC_INTEREST. */
  task?: InputMaybe<PublicTaskInput>;
  /** Sells or shares data (CCPA 1798.140). */
  sellOrShare?: Scalars['Boolean']['input'];
};

/** A legal obligation. */
export type ObligationInput = {
  /** The provision. */
  law: Scalars['String']['input'];
  /** Kind of fact that starts it. */
  trigger: Scalars['String']['input'];
  /** Statutory period, ISO 8601. */
  retention: Scalars['String']['input'];
};

/** A task in the public interest. */
export type PublicTaskInput = {
  /** The provision. */
  law: Scalars['String']['input'];
  /** From when. */
  from: Scalars['DateTime']['input'];
  /** Until when; open where absent. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A new version of a purpose. */
export type PublishPurposeVersionInput = {
  /** The revision you worked from; CONFLICT where another was published meanwhile. */
  expectedRevision: Scalars['Int']['input'];
  /** Why, for people. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Key of the purpose; a new one makes a new purpose, then `group`, `owner`, `dpv` and `fideslang` are required. */
  purpose: Scalars['String']['input'];
  /** Group it is shown in. */
  group?: InputMaybe<Scalars['String']['input']>;
  /** Who answers for it inside the company. */
  owner?: InputMaybe<Scalars['String']['input']>;
  /** Term of the Data Privacy Vocabulary. */
  dpv?: InputMaybe<Scalars['String']['input']>;
  /** Data use of the fideslang taxonomy. */
  fideslang?: InputMaybe<Scalars['String']['input']>;
  /** When it takes effect: not in the past. */
  effectiveFrom: Scalars['DateTime']['input'];
  /** Companies it holds for. */
  controllers: Array<Scalars['String']['input']>;
  /** Data categories it needs. */
  categories: Array<Scalars['String']['input']>;
  /** Direct marketing. */
  directMarketing?: Scalars['Boolean']['input'];
  /** Profiling. */
  profiling?: Scalars['Boolean']['input'];
  /** A message the service itself needs. */
  serviceMessage?: Scalars['Boolean']['input'];
  /** Goes on after erasure (GDPR Art. 17(3)). */
  survivesErasure?: Scalars['Boolean']['input'];
  /** Goes on under restriction (GDPR Art. 18(2)). */
  art18Exception?: Scalars['Boolean']['input'];
  /** Matters to those who consented before. */
  material?: InputMaybe<Scalars['Boolean']['input']>;
  /** Consent to an older version than this no longer counts; your own version's number asks everybody again. */
  reconsentCutoff?: InputMaybe<Scalars['Int']['input']>;
  /** One for each jurisdiction. */
  rules: Array<PurposeRuleInput>;
  /** One for each language of the catalogue. */
  texts: Array<PurposeTextInput>;
};

/** The end of a purpose. */
export type RetirePurposeInput = {
  /** The revision you worked from; CONFLICT where another was published meanwhile. */
  expectedRevision: Scalars['Int']['input'];
  /** Key of the purpose. */
  purpose: Scalars['String']['input'];
  /** From then on it is no longer pursued: not in the past. */
  effectiveFrom: Scalars['DateTime']['input'];
  /** Why. */
  reason: Scalars['String']['input'];
};

/** A text of a notice in one language. */
export type NoticeTextInput = {
  /** BCP 47. */
  language: Scalars['String']['input'];
  /** Its heading. */
  title: Scalars['String']['input'];
  /** Its words. */
  body: Scalars['String']['input'];
};

/** A new version of a notice. */
export type PublishNoticeVersionInput = {
  /** The revision you worked from; CONFLICT where another was published meanwhile. */
  expectedRevision: Scalars['Int']['input'];
  /** Why, for people. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Key of the notice; a new one makes a new notice. */
  notice: Scalars['String']['input'];
  /** Companies it names. */
  controllers: Array<Scalars['String']['input']>;
  /** Purposes it tells of. */
  purposes: Array<Scalars['String']['input']>;
  /** Recipients it names. */
  recipients?: Array<Scalars['String']['input']>;
  /** One for each language of the catalogue. */
  texts: Array<NoticeTextInput>;
};

/** Kinds of assessments. */
export type AssessmentKind =
  /** Of a legitimate interest against the customer's (GDPR Art. 6(1)(f)). */
  | 'LIA'
  /** Of risks (GDPR Art. 35). */
  | 'DPIA'
  /** Whether a further use is compatible (GDPR Art. 6(4)). */
  | 'COMPATIBILITY';

/** An assessment. */
export type RecordAssessmentInput = {
  /** The revision you worked from; CONFLICT where another was published meanwhile. */
  expectedRevision: Scalars['Int']['input'];
  /** A new key. */
  key: Scalars['String']['input'];
  /** Which kind. */
  kind: AssessmentKind;
  /** Purposes assessed; for LIA and DPIA. */
  purposes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Purposes the data was collected for; for COMPATIBILITY. */
  from?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The further purpose; for COMPATIBILITY. */
  to?: InputMaybe<Scalars['String']['input']>;
  /** When it was approved. */
  approvedAt: Scalars['DateTime']['input'];
  /** By whom. */
  approvedBy: Scalars['String']['input'];
  /** When it must be looked at again. */
  reviewDue?: InputMaybe<Scalars['DateTime']['input']>;
  /** What it found. */
  summary: Scalars['String']['input'];
  /** SHA-256 of the document, 64 hexadecimal digits. */
  documentHash?: InputMaybe<Scalars['String']['input']>;
};

export type Subscription = {
  __typename?: 'Subscription';
  /**
   * Every change of customers as it happens, each with what the declared purposes permit at that moment.
   * Authorised anew for every event. Go on after a break with the `cursor` of the last event you handled.
   */
  customerChanged: CustomerChange;
  /**
   * Whenever a customer begins or ceases to permit a purpose you may declare: by an act, by a new catalogue,
   * or because time ran out. The declared purposes narrow it down; without any it is about all your purposes.
   */
  permissionsChanged: PermissionsChange;
  /**
   * What publishing this version of a purpose would change, computed on the real data: progress while it
   * runs, then the result. Publishes nothing. For clients registered to publish.
   */
  purposeVersionPreview: PublicationPreview;
};


export type SubscriptionCustomerChangedArgs = {
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionPermissionsChangedArgs = {
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionPurposeVersionPreviewArgs = {
  input: PublishPurposeVersionInput;
};

/** What made a customer change. */
export type ChangeCause =
  /** Somebody did or said something that is now on file. */
  | 'EVIDENCE'
  /** Values or contact points of the profile changed. */
  | 'PROFILE'
  /** A term ended or began. */
  | 'TIME'
  /** A new catalogue was published. */
  | 'CATALOGUE';

/** A change of one customer. */
export type CustomerChange = {
  __typename?: 'CustomerChange';
  /** Give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** Id of the customer. */
  id: Scalars['ID']['output'];
  /** What made it. */
  cause: ChangeCause;
  /** When. */
  at: Scalars['DateTime']['output'];
  /** State of the record after it; what `customer` shows can be newer, never older. */
  seq: Scalars['Int']['output'];
  /** The customer now, as the declared purposes permit; `null` where nobody is left to be shown. */
  customer?: Maybe<Customer>;
};

/** A change of what a customer permits. */
export type PermissionsChange = {
  __typename?: 'PermissionsChange';
  /** Give it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** Id of the customer. */
  id: Scalars['ID']['output'];
  /** What made it. */
  cause: ChangeCause;
  /** When. */
  at: Scalars['DateTime']['output'];
  /** State of the record after it. */
  seq: Scalars['Int']['output'];
  /** Purposes that may use data of this customer from now on. */
  gained: Array<Scalars['String']['output']>;
  /** Purposes that may not any more: stop and remove. */
  lost: Array<PermissionLost>;
};

/** A purpose that a customer ceased to permit. */
export type PermissionLost = {
  __typename?: 'PermissionLost';
  /** Key of the purpose. */
  purpose: Scalars['String']['output'];
  /** The code that decided. */
  reason: ReasonCode;
};

/** Progress and result of a preview. */
export type PublicationPreview = {
  __typename?: 'PublicationPreview';
  /** Customers looked at. */
  done: Scalars['Int']['output'];
  /** Customers in all. */
  total: Scalars['Int']['output'];
  /** True for the last message, which has the whole result. */
  finished: Scalars['Boolean']['output'];
  /** The instant it is computed for: when the version takes effect. */
  at: Scalars['DateTime']['output'];
  /** Customers of whom something would be denied that is permitted now. */
  customersLosing: Scalars['Int']['output'];
  /** Customers of whom something would be permitted that is denied now. */
  customersGaining: Scalars['Int']['output'];
  /** By client and purpose; largest losses first. */
  effects: Array<PreviewEffect>;
};

/** What would change for one client and purpose. */
export type PreviewEffect = {
  __typename?: 'PreviewEffect';
  /** Key of the client. */
  client: Scalars['String']['output'];
  /** Key of the purpose. */
  purpose: Scalars['String']['output'];
  /** Customers who would lose the purpose altogether. */
  customersLosing: Scalars['Int']['output'];
  /** Customers who would gain it. */
  customersGaining: Scalars['Int']['output'];
  /** Field by field. */
  fields: Array<PreviewFieldEffect>;
};

/** What would change for one field. */
export type PreviewFieldEffect = {
  __typename?: 'PreviewFieldEffect';
  /** Name of the field. */
  field: Scalars['String']['output'];
  /** Customers whose value would be denied. */
  lost: Scalars['Int']['output'];
  /** Customers whose value would be permitted. */
  gained: Scalars['Int']['output'];
  /** The code that would decide most often where it is denied. */
  reason?: Maybe<ReasonCode>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Customer: Customer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CacheControlScope: CacheControlScope;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  PurposeGrant: ResolverTypeWrapper<Scalars['PurposeGrant']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Customer: ResolverTypeWrapper<CustomerView>;
  PostalAddress: ResolverTypeWrapper<PostalAddress>;
  Household: ResolverTypeWrapper<Household>;
  PageView: ResolverTypeWrapper<PageView>;
  Device: ResolverTypeWrapper<Device>;
  GeoPosition: ResolverTypeWrapper<GeoPosition>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  SurveyAnswer: ResolverTypeWrapper<SurveyAnswer>;
  SocialHandle: ResolverTypeWrapper<SocialHandle>;
  IdentifierType: IdentifierType;
  CustomerConnection: ResolverTypeWrapper<Omit<CustomerConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CustomerEdge']>, nodes: Array<ResolversTypes['Customer']> }>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  WithheldScope: WithheldScope;
  WithheldField: ResolverTypeWrapper<WithheldField>;
  FieldDecision: ResolverTypeWrapper<FieldDecision>;
  Effect: Effect;
  TraceStep: ResolverTypeWrapper<TraceStep>;
  Viewer: ResolverTypeWrapper<ViewerSource>;
  Catalogue: ResolverTypeWrapper<LiveCatalogue>;
  Purpose: ResolverTypeWrapper<PurposeSource>;
  PurposeGroup: ResolverTypeWrapper<PurposeGroupSource>;
  ConsentNotice: ResolverTypeWrapper<NoticeSource>;
  ConsentNoticeText: ResolverTypeWrapper<ConsentNoticeText>;
  NoticeRecipient: ResolverTypeWrapper<NoticeRecipient>;
  PurposeVersion: ResolverTypeWrapper<PurposeVersionSource>;
  PurposeRule: ResolverTypeWrapper<PurposeRule>;
  LawfulBasis: LawfulBasis;
  DataCategory: ResolverTypeWrapper<DataCategory>;
  FieldDefinition: ResolverTypeWrapper<FieldDefinition>;
  Controller: ResolverTypeWrapper<Controller>;
  ReasonCode: ReasonCode;
  Permission: ResolverTypeWrapper<Omit<Permission, 'purpose'> & { purpose?: Maybe<ResolversTypes['Purpose']> }>;
  PrivacyChoice: PrivacyChoice;
  PrivacyRight: ResolverTypeWrapper<PrivacyRight>;
  Preference: ResolverTypeWrapper<Preference>;
  PreferenceChoice: PreferenceChoice;
  ContactFrequency: ContactFrequency;
  QuietHours: ResolverTypeWrapper<QuietHours>;
  PrivacyHistory: ResolverTypeWrapper<Omit<PrivacyHistory, 'nodes'> & { nodes?: Maybe<Array<ResolversTypes['PrivacyHistoryEntry']>> }>;
  PrivacyHistoryEntry: ResolverTypeWrapper<Omit<PrivacyHistoryEntry, 'purposes'> & { purposes?: Maybe<Array<ResolversTypes['Purpose']>> }>;
  ConsentQueue: ResolverTypeWrapper<Omit<ConsentQueue, 'nodes'> & { nodes: Array<ResolversTypes['ConsentQueueEntry']> }>;
  ConsentQueueEntry: ResolverTypeWrapper<Omit<ConsentQueueEntry, 'customer'> & { customer: ResolversTypes['Customer'] }>;
  EmergencyReviewQueue: ResolverTypeWrapper<EmergencyReviewQueue>;
  EmergencyReview: ResolverTypeWrapper<EmergencyReview>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ActPayload: ResolverTypeWrapper<Recording>;
  ActReceipt: ResolverTypeWrapper<ActReceipt>;
  SuppressionPayload: ResolverTypeWrapper<SuppressionRecording>;
  ConsentState: ConsentState;
  ConsentMethod: ConsentMethod;
  ConsentGiver: ConsentGiver;
  RecordConsentInput: RecordConsentInput;
  ConsentExpressionInput: ConsentExpressionInput;
  ConsentProofInput: ConsentProofInput;
  EvidenceReferenceInput: EvidenceReferenceInput;
  ConfirmConsentInput: ConfirmConsentInput;
  RecordPreferencesInput: RecordPreferencesInput;
  PreferenceInput: PreferenceInput;
  QuietHoursInput: QuietHoursInput;
  ContactPointInput: ContactPointInput;
  AcceptTermsInput: AcceptTermsInput;
  RecordContractInput: RecordContractInput;
  ContractEvent: ContractEvent;
  ChangeContractInput: ChangeContractInput;
  RecordTriggerInput: RecordTriggerInput;
  RecordNoticeInput: RecordNoticeInput;
  ObjectionKind: ObjectionKind;
  RecordObjectionInput: RecordObjectionInput;
  ObjectionOutcome: ObjectionOutcome;
  ResolveObjectionInput: ResolveObjectionInput;
  RestrictionGround: RestrictionGround;
  RestrictProcessingInput: RestrictProcessingInput;
  OutcomeInput: OutcomeInput;
  DeclareEmergencyInput: DeclareEmergencyInput;
  EmergencyFinding: EmergencyFinding;
  ReviewEmergencyInput: ReviewEmergencyInput;
  OptOutKind: OptOutKind;
  RecordOptOutInput: RecordOptOutInput;
  RecordSoftOptInInput: RecordSoftOptInInput;
  SuppressionReason: SuppressionReason;
  SuppressContactInput: SuppressContactInput;
  PublicationPayload: ResolverTypeWrapper<Omit<PublicationPayload, 'catalogue'> & { catalogue: ResolversTypes['Catalogue'] }>;
  PurposeTextInput: PurposeTextInput;
  PurposeRuleInput: PurposeRuleInput;
  ObligationInput: ObligationInput;
  PublicTaskInput: PublicTaskInput;
  PublishPurposeVersionInput: PublishPurposeVersionInput;
  RetirePurposeInput: RetirePurposeInput;
  NoticeTextInput: NoticeTextInput;
  PublishNoticeVersionInput: PublishNoticeVersionInput;
  AssessmentKind: AssessmentKind;
  RecordAssessmentInput: RecordAssessmentInput;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ChangeCause: ChangeCause;
  CustomerChange: ResolverTypeWrapper<CustomerEvent>;
  PermissionsChange: ResolverTypeWrapper<PermissionsEvent>;
  PermissionLost: ResolverTypeWrapper<PermissionLost>;
  PublicationPreview: ResolverTypeWrapper<PublicationPreview>;
  PreviewEffect: ResolverTypeWrapper<PreviewEffect>;
  PreviewFieldEffect: ResolverTypeWrapper<PreviewFieldEffect>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  PurposeGrant: Scalars['PurposeGrant']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Customer: CustomerView;
  PostalAddress: PostalAddress;
  Household: Household;
  PageView: PageView;
  Device: Device;
  GeoPosition: GeoPosition;
  Float: Scalars['Float']['output'];
  SurveyAnswer: SurveyAnswer;
  SocialHandle: SocialHandle;
  CustomerConnection: Omit<CustomerConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CustomerEdge']>, nodes: Array<ResolversParentTypes['Customer']> };
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  PageInfo: PageInfo;
  WithheldField: WithheldField;
  FieldDecision: FieldDecision;
  TraceStep: TraceStep;
  Viewer: ViewerSource;
  Catalogue: LiveCatalogue;
  Purpose: PurposeSource;
  PurposeGroup: PurposeGroupSource;
  ConsentNotice: NoticeSource;
  ConsentNoticeText: ConsentNoticeText;
  NoticeRecipient: NoticeRecipient;
  PurposeVersion: PurposeVersionSource;
  PurposeRule: PurposeRule;
  DataCategory: DataCategory;
  FieldDefinition: FieldDefinition;
  Controller: Controller;
  Permission: Omit<Permission, 'purpose'> & { purpose?: Maybe<ResolversParentTypes['Purpose']> };
  PrivacyRight: PrivacyRight;
  Preference: Preference;
  QuietHours: QuietHours;
  PrivacyHistory: Omit<PrivacyHistory, 'nodes'> & { nodes?: Maybe<Array<ResolversParentTypes['PrivacyHistoryEntry']>> };
  PrivacyHistoryEntry: Omit<PrivacyHistoryEntry, 'purposes'> & { purposes?: Maybe<Array<ResolversParentTypes['Purpose']>> };
  ConsentQueue: Omit<ConsentQueue, 'nodes'> & { nodes: Array<ResolversParentTypes['ConsentQueueEntry']> };
  ConsentQueueEntry: Omit<ConsentQueueEntry, 'customer'> & { customer: ResolversParentTypes['Customer'] };
  EmergencyReviewQueue: EmergencyReviewQueue;
  EmergencyReview: EmergencyReview;
  Mutation: Record<PropertyKey, never>;
  ActPayload: Recording;
  ActReceipt: ActReceipt;
  SuppressionPayload: SuppressionRecording;
  RecordConsentInput: RecordConsentInput;
  ConsentExpressionInput: ConsentExpressionInput;
  ConsentProofInput: ConsentProofInput;
  EvidenceReferenceInput: EvidenceReferenceInput;
  ConfirmConsentInput: ConfirmConsentInput;
  RecordPreferencesInput: RecordPreferencesInput;
  PreferenceInput: PreferenceInput;
  QuietHoursInput: QuietHoursInput;
  ContactPointInput: ContactPointInput;
  AcceptTermsInput: AcceptTermsInput;
  RecordContractInput: RecordContractInput;
  ChangeContractInput: ChangeContractInput;
  RecordTriggerInput: RecordTriggerInput;
  RecordNoticeInput: RecordNoticeInput;
  RecordObjectionInput: RecordObjectionInput;
  ResolveObjectionInput: ResolveObjectionInput;
  RestrictProcessingInput: RestrictProcessingInput;
  OutcomeInput: OutcomeInput;
  DeclareEmergencyInput: DeclareEmergencyInput;
  ReviewEmergencyInput: ReviewEmergencyInput;
  RecordOptOutInput: RecordOptOutInput;
  RecordSoftOptInInput: RecordSoftOptInInput;
  SuppressContactInput: SuppressContactInput;
  PublicationPayload: Omit<PublicationPayload, 'catalogue'> & { catalogue: ResolversParentTypes['Catalogue'] };
  PurposeTextInput: PurposeTextInput;
  PurposeRuleInput: PurposeRuleInput;
  ObligationInput: ObligationInput;
  PublicTaskInput: PublicTaskInput;
  PublishPurposeVersionInput: PublishPurposeVersionInput;
  RetirePurposeInput: RetirePurposeInput;
  NoticeTextInput: NoticeTextInput;
  PublishNoticeVersionInput: PublishNoticeVersionInput;
  RecordAssessmentInput: RecordAssessmentInput;
  Subscription: Record<PropertyKey, never>;
  CustomerChange: CustomerEvent;
  PermissionsChange: PermissionsEvent;
  PermissionLost: PermissionLost;
  PublicationPreview: PublicationPreview;
  PreviewEffect: PreviewEffect;
  PreviewFieldEffect: PreviewFieldEffect;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type PersonalDataDirectiveArgs = {
  category: Scalars['String']['input'];
};

export type PersonalDataDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = PersonalDataDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CacheControlDirectiveArgs = {
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControlScope>;
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = RequestContext, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface PurposeGrantScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PurposeGrant'], any> {
  name: 'PurposeGrant';
}

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'id'>>;
  customerByIdentifier?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerByIdentifierArgs, 'type' | 'value'>>;
  customers?: Resolver<ResolversTypes['CustomerConnection'], ParentType, ContextType, RequireFields<QueryCustomersArgs, 'first'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  catalogue?: Resolver<ResolversTypes['Catalogue'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['Purpose']>, ParentType, ContextType, RequireFields<QueryPurposeArgs, 'key'>>;
  reconsentQueue?: Resolver<ResolversTypes['ConsentQueue'], ParentType, ContextType, RequireFields<QueryReconsentQueueArgs, 'purpose' | 'first'>>;
  expiringConsents?: Resolver<ResolversTypes['ConsentQueue'], ParentType, ContextType, RequireFields<QueryExpiringConsentsArgs, 'purpose' | 'withinDays' | 'first'>>;
  emergencyReviews?: Resolver<ResolversTypes['EmergencyReviewQueue'], ParentType, ContextType, RequireFields<QueryEmergencyReviewsArgs, 'first'>>;
};

export type CustomerResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customerNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  username?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalAddress?: Resolver<Maybe<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  gender?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maritalStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  household?: Resolver<Maybe<ResolversTypes['Household']>, ParentType, ContextType>;
  jobTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  photoUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  taxId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bankAccount?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  browsingHistory?: Resolver<Maybe<Array<ResolversTypes['PageView']>>, ParentType, ContextType>;
  searchHistory?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  devices?: Resolver<Maybe<Array<ResolversTypes['Device']>>, ParentType, ContextType>;
  ipAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  preciseLocation?: Resolver<Maybe<ResolversTypes['GeoPosition']>, ParentType, ContextType>;
  interests?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  surveyFeedback?: Resolver<Maybe<Array<ResolversTypes['SurveyAnswer']>>, ParentType, ContextType>;
  socialHandles?: Resolver<Maybe<Array<ResolversTypes['SocialHandle']>>, ParentType, ContextType>;
  allergies?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  dietaryRequirements?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  segments?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  loyaltyTier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  loyaltyPoints?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lastPurchaseAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  preferredChannel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  withheld?: Resolver<Array<ResolversTypes['WithheldField']>, ParentType, ContextType, RequireFields<CustomerWithheldArgs, 'scope'>>;
  why?: Resolver<Maybe<Array<ResolversTypes['FieldDecision']>>, ParentType, ContextType, RequireFields<CustomerWhyArgs, 'field'>>;
  permissions?: Resolver<Maybe<Array<ResolversTypes['Permission']>>, ParentType, ContextType, RequireFields<CustomerPermissionsArgs, 'language'>>;
  preferences?: Resolver<Maybe<Array<ResolversTypes['Preference']>>, ParentType, ContextType, Partial<CustomerPreferencesArgs>>;
  privacyHistory?: Resolver<Maybe<ResolversTypes['PrivacyHistory']>, ParentType, ContextType, RequireFields<CustomerPrivacyHistoryArgs, 'first' | 'language'>>;
  seq?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  purposeGrant?: Resolver<ResolversTypes['PurposeGrant'], ParentType, ContextType>;
};

export type PostalAddressResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PostalAddress'] = ResolversParentTypes['PostalAddress']> = {
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HouseholdResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Household'] = ResolversParentTypes['Household']> = {
  size?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  children?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PageViewResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageView'] = ResolversParentTypes['PageView']> = {
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type DeviceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Device'] = ResolversParentTypes['Device']> = {
  id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GeoPositionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['GeoPosition'] = ResolversParentTypes['GeoPosition']> = {
  latitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  longitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SurveyAnswerResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SurveyAnswer'] = ResolversParentTypes['SurveyAnswer']> = {
  survey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rating?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SocialHandleResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SocialHandle'] = ResolversParentTypes['SocialHandle']> = {
  network?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  handle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CustomerConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Customer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CustomerEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CustomerEdge'] = ResolversParentTypes['CustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WithheldFieldResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['WithheldField'] = ResolversParentTypes['WithheldField']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ReasonCode'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  law?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  permittedFor?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FieldDecisionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FieldDecision'] = ResolversParentTypes['FieldDecision']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['ReasonCode']>, ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['ReasonCode']>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remedy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  law?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lawfulBasis?: Resolver<Maybe<ResolversTypes['LawfulBasis']>, ParentType, ContextType>;
  purposeVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  validUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  trace?: Resolver<Array<ResolversTypes['TraceStep']>, ParentType, ContextType>;
};

export type TraceStepResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['TraceStep'] = ResolversParentTypes['TraceStep']> = {
  gate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  passed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['ReasonCode']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  client?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  controller?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  allowedPurposes?: Resolver<Array<ResolversTypes['Purpose']>, ParentType, ContextType>;
  declaredPurposes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CatalogueResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Catalogue'] = ResolversParentTypes['Catalogue']> = {
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  purposes?: Resolver<Array<ResolversTypes['Purpose']>, ParentType, ContextType>;
  dataCategories?: Resolver<Array<ResolversTypes['DataCategory']>, ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['FieldDefinition']>, ParentType, ContextType>;
  controllers?: Resolver<Array<ResolversTypes['Controller']>, ParentType, ContextType>;
};

export type PurposeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Purpose'] = ResolversParentTypes['Purpose']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<PurposeTitleArgs, 'language'>>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<PurposeDescriptionArgs, 'language'>>;
  dpvPurpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  group?: Resolver<ResolversTypes['PurposeGroup'], ParentType, ContextType>;
  consentNotice?: Resolver<Maybe<ResolversTypes['ConsentNotice']>, ParentType, ContextType>;
  currentVersion?: Resolver<Maybe<ResolversTypes['PurposeVersion']>, ParentType, ContextType>;
  versions?: Resolver<Array<ResolversTypes['PurposeVersion']>, ParentType, ContextType>;
};

export type PurposeGroupResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PurposeGroup'] = ResolversParentTypes['PurposeGroup']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<PurposeGroupTitleArgs, 'language'>>;
};

export type ConsentNoticeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentNotice'] = ResolversParentTypes['ConsentNotice']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  languages?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['ConsentNoticeText'], ParentType, ContextType, RequireFields<ConsentNoticeTextArgs, 'language'>>;
  purposes?: Resolver<Array<ResolversTypes['Purpose']>, ParentType, ContextType>;
  controllers?: Resolver<Array<ResolversTypes['Controller']>, ParentType, ContextType>;
  recipients?: Resolver<Array<ResolversTypes['NoticeRecipient']>, ParentType, ContextType>;
};

export type ConsentNoticeTextResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentNoticeText'] = ResolversParentTypes['ConsentNoticeText']> = {
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NoticeRecipientResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['NoticeRecipient'] = ResolversParentTypes['NoticeRecipient']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PurposeVersionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PurposeVersion'] = ResolversParentTypes['PurposeVersion']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  effectiveFrom?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  effectiveTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  controllers?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  directMarketing?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  profiling?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rules?: Resolver<Array<ResolversTypes['PurposeRule']>, ParentType, ContextType>;
};

export type PurposeRuleResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PurposeRule'] = ResolversParentTypes['PurposeRule']> = {
  jurisdiction?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lawfulBasis?: Resolver<ResolversTypes['LawfulBasis'], ParentType, ContextType>;
  specialCondition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retentionDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DataCategoryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DataCategory'] = ResolversParentTypes['DataCategory']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dpv?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  special?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type FieldDefinitionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['FieldDefinition'] = ResolversParentTypes['FieldDefinition']> = {
  coordinate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ControllerResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Controller'] = ResolversParentTypes['Controller']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PermissionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Permission'] = ResolversParentTypes['Permission']> = {
  purpose?: Resolver<Maybe<ResolversTypes['Purpose']>, ParentType, ContextType>;
  controller?: Resolver<Maybe<ResolversTypes['Controller']>, ParentType, ContextType>;
  permitted?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lawfulBasis?: Resolver<Maybe<ResolversTypes['LawfulBasis']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['ReasonCode']>, ParentType, ContextType>;
  explanation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  action?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  choices?: Resolver<Maybe<Array<ResolversTypes['PrivacyChoice']>>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  categories?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
  rights?: Resolver<Maybe<Array<ResolversTypes['PrivacyRight']>>, ParentType, ContextType>;
};

export type PrivacyRightResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PrivacyRight'] = ResolversParentTypes['PrivacyRight']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  law?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PreferenceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Preference'] = ResolversParentTypes['Preference']> = {
  channel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  topic?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  controller?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  choice?: Resolver<Maybe<ResolversTypes['PreferenceChoice']>, ParentType, ContextType>;
  frequency?: Resolver<Maybe<ResolversTypes['ContactFrequency']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quietHours?: Resolver<Maybe<ResolversTypes['QuietHours']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type QuietHoursResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['QuietHours'] = ResolversParentTypes['QuietHours']> = {
  from?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  zone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PrivacyHistoryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PrivacyHistory'] = ResolversParentTypes['PrivacyHistory']> = {
  nodes?: Resolver<Maybe<Array<ResolversTypes['PrivacyHistoryEntry']>>, ParentType, ContextType>;
  pageInfo?: Resolver<Maybe<ResolversTypes['PageInfo']>, ParentType, ContextType>;
};

export type PrivacyHistoryEntryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PrivacyHistoryEntry'] = ResolversParentTypes['PrivacyHistoryEntry']> = {
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purposes?: Resolver<Maybe<Array<ResolversTypes['Purpose']>>, ParentType, ContextType>;
  occurredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  noticeLanguage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConsentQueueResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentQueue'] = ResolversParentTypes['ConsentQueue']> = {
  nodes?: Resolver<Array<ResolversTypes['ConsentQueueEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConsentQueueEntryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ConsentQueueEntry'] = ResolversParentTypes['ConsentQueueEntry']> = {
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  consentedVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  currentVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  givenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type EmergencyReviewQueueResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EmergencyReviewQueue'] = ResolversParentTypes['EmergencyReviewQueue']> = {
  nodes?: Resolver<Array<ResolversTypes['EmergencyReview']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EmergencyReviewResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['EmergencyReview'] = ResolversParentTypes['EmergencyReview']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  declaredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  recordConsent?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationRecordConsentArgs, 'input'>>;
  confirmConsent?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationConfirmConsentArgs, 'input'>>;
  recordPreferences?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationRecordPreferencesArgs, 'input'>>;
  acceptTerms?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationAcceptTermsArgs, 'input'>>;
  recordContract?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationRecordContractArgs, 'input'>>;
  changeContract?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationChangeContractArgs, 'input'>>;
  recordTrigger?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationRecordTriggerArgs, 'input'>>;
  recordNotice?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationRecordNoticeArgs, 'input'>>;
  recordObjection?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationRecordObjectionArgs, 'input'>>;
  resolveObjection?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationResolveObjectionArgs, 'input'>>;
  restrictProcessing?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationRestrictProcessingArgs, 'input'>>;
  liftRestriction?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationLiftRestrictionArgs, 'input'>>;
  declareEmergency?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationDeclareEmergencyArgs, 'input'>>;
  closeEmergency?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationCloseEmergencyArgs, 'input'>>;
  reviewEmergency?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationReviewEmergencyArgs, 'input'>>;
  recordOptOut?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationRecordOptOutArgs, 'input'>>;
  liftOptOut?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationLiftOptOutArgs, 'input'>>;
  recordSoftOptIn?: Resolver<ResolversTypes['ActPayload'], ParentType, ContextType, RequireFields<MutationRecordSoftOptInArgs, 'input'>>;
  suppressContact?: Resolver<ResolversTypes['SuppressionPayload'], ParentType, ContextType, RequireFields<MutationSuppressContactArgs, 'input'>>;
  liftSuppression?: Resolver<ResolversTypes['SuppressionPayload'], ParentType, ContextType, RequireFields<MutationLiftSuppressionArgs, 'input'>>;
  publishPurposeVersion?: Resolver<ResolversTypes['PublicationPayload'], ParentType, ContextType, RequireFields<MutationPublishPurposeVersionArgs, 'input'>>;
  retirePurpose?: Resolver<ResolversTypes['PublicationPayload'], ParentType, ContextType, RequireFields<MutationRetirePurposeArgs, 'input'>>;
  publishNoticeVersion?: Resolver<ResolversTypes['PublicationPayload'], ParentType, ContextType, RequireFields<MutationPublishNoticeVersionArgs, 'input'>>;
  recordAssessment?: Resolver<ResolversTypes['PublicationPayload'], ParentType, ContextType, RequireFields<MutationRecordAssessmentArgs, 'input'>>;
};

export type ActPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ActPayload'] = ResolversParentTypes['ActPayload']> = {
  receipts?: Resolver<Array<ResolversTypes['ActReceipt']>, ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
};

export type ActReceiptResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ActReceipt'] = ResolversParentTypes['ActReceipt']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  needsConfirmation?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SuppressionPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SuppressionPayload'] = ResolversParentTypes['SuppressionPayload']> = {
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PublicationPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PublicationPayload'] = ResolversParentTypes['PublicationPayload']> = {
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  catalogue?: Resolver<ResolversTypes['Catalogue'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  customerChanged?: SubscriptionResolver<ResolversTypes['CustomerChange'], "customerChanged", ParentType, ContextType, Partial<SubscriptionCustomerChangedArgs>>;
  permissionsChanged?: SubscriptionResolver<ResolversTypes['PermissionsChange'], "permissionsChanged", ParentType, ContextType, Partial<SubscriptionPermissionsChangedArgs>>;
  purposeVersionPreview?: SubscriptionResolver<ResolversTypes['PublicationPreview'], "purposeVersionPreview", ParentType, ContextType, RequireFields<SubscriptionPurposeVersionPreviewArgs, 'input'>>;
};

export type CustomerChangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CustomerChange'] = ResolversParentTypes['CustomerChange']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['ChangeCause'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
};

export type PermissionsChangeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PermissionsChange'] = ResolversParentTypes['PermissionsChange']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['ChangeCause'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gained?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  lost?: Resolver<Array<ResolversTypes['PermissionLost']>, ParentType, ContextType>;
};

export type PermissionLostResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PermissionLost'] = ResolversParentTypes['PermissionLost']> = {
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ReasonCode'], ParentType, ContextType>;
};

export type PublicationPreviewResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PublicationPreview'] = ResolversParentTypes['PublicationPreview']> = {
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  finished?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customersLosing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  customersGaining?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  effects?: Resolver<Array<ResolversTypes['PreviewEffect']>, ParentType, ContextType>;
};

export type PreviewEffectResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PreviewEffect'] = ResolversParentTypes['PreviewEffect']> = {
  client?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customersLosing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  customersGaining?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['PreviewFieldEffect']>, ParentType, ContextType>;
};

export type PreviewFieldEffectResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PreviewFieldEffect'] = ResolversParentTypes['PreviewFieldEffect']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gained?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['ReasonCode']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  PurposeGrant?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  PostalAddress?: PostalAddressResolvers<ContextType>;
  Household?: HouseholdResolvers<ContextType>;
  PageView?: PageViewResolvers<ContextType>;
  Device?: DeviceResolvers<ContextType>;
  GeoPosition?: GeoPositionResolvers<ContextType>;
  SurveyAnswer?: SurveyAnswerResolvers<ContextType>;
  SocialHandle?: SocialHandleResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  WithheldField?: WithheldFieldResolvers<ContextType>;
  FieldDecision?: FieldDecisionResolvers<ContextType>;
  TraceStep?: TraceStepResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Catalogue?: CatalogueResolvers<ContextType>;
  Purpose?: PurposeResolvers<ContextType>;
  PurposeGroup?: PurposeGroupResolvers<ContextType>;
  ConsentNotice?: ConsentNoticeResolvers<ContextType>;
  ConsentNoticeText?: ConsentNoticeTextResolvers<ContextType>;
  NoticeRecipient?: NoticeRecipientResolvers<ContextType>;
  PurposeVersion?: PurposeVersionResolvers<ContextType>;
  PurposeRule?: PurposeRuleResolvers<ContextType>;
  DataCategory?: DataCategoryResolvers<ContextType>;
  FieldDefinition?: FieldDefinitionResolvers<ContextType>;
  Controller?: ControllerResolvers<ContextType>;
  Permission?: PermissionResolvers<ContextType>;
  PrivacyRight?: PrivacyRightResolvers<ContextType>;
  Preference?: PreferenceResolvers<ContextType>;
  QuietHours?: QuietHoursResolvers<ContextType>;
  PrivacyHistory?: PrivacyHistoryResolvers<ContextType>;
  PrivacyHistoryEntry?: PrivacyHistoryEntryResolvers<ContextType>;
  ConsentQueue?: ConsentQueueResolvers<ContextType>;
  ConsentQueueEntry?: ConsentQueueEntryResolvers<ContextType>;
  EmergencyReviewQueue?: EmergencyReviewQueueResolvers<ContextType>;
  EmergencyReview?: EmergencyReviewResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  ActPayload?: ActPayloadResolvers<ContextType>;
  ActReceipt?: ActReceiptResolvers<ContextType>;
  SuppressionPayload?: SuppressionPayloadResolvers<ContextType>;
  PublicationPayload?: PublicationPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  CustomerChange?: CustomerChangeResolvers<ContextType>;
  PermissionsChange?: PermissionsChangeResolvers<ContextType>;
  PermissionLost?: PermissionLostResolvers<ContextType>;
  PublicationPreview?: PublicationPreviewResolvers<ContextType>;
  PreviewEffect?: PreviewEffectResolvers<ContextType>;
  PreviewFieldEffect?: PreviewFieldEffectResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  personalData?: PersonalDataDirectiveResolver<any, any, ContextType>;
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
