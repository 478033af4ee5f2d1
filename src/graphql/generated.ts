// Generated from schema.graphql by scripts/codegen.ts. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerView } from '../customer/customer-view.ts';
import type { LiveCatalogue } from '../catalogue/live.ts';
import type { PurposeSource, PurposeVersionSource } from './resolvers/purpose-source.ts';
import type { ViewerSource, RequestContext } from './context.ts';
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
  PurposeVersion: ResolverTypeWrapper<PurposeVersionSource>;
  PurposeRule: ResolverTypeWrapper<PurposeRule>;
  LawfulBasis: LawfulBasis;
  DataCategory: ResolverTypeWrapper<DataCategory>;
  FieldDefinition: ResolverTypeWrapper<FieldDefinition>;
  Controller: ResolverTypeWrapper<Controller>;
  ReasonCode: ReasonCode;
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
  PurposeVersion: PurposeVersionSource;
  PurposeRule: PurposeRule;
  DataCategory: DataCategory;
  FieldDefinition: FieldDefinition;
  Controller: Controller;
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
  currentVersion?: Resolver<Maybe<ResolversTypes['PurposeVersion']>, ParentType, ContextType>;
  versions?: Resolver<Array<ResolversTypes['PurposeVersion']>, ParentType, ContextType>;
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
  PurposeVersion?: PurposeVersionResolvers<ContextType>;
  PurposeRule?: PurposeRuleResolvers<ContextType>;
  DataCategory?: DataCategoryResolvers<ContextType>;
  FieldDefinition?: FieldDefinitionResolvers<ContextType>;
  Controller?: ControllerResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = RequestContext> = {
  personalData?: PersonalDataDirectiveResolver<any, any, ContextType>;
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
