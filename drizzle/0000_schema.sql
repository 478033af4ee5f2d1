CREATE TABLE "assessments" (
	"tenant_id" text NOT NULL,
	"key" text NOT NULL,
	"revision" integer NOT NULL,
	"kind" text NOT NULL,
	"purposes" text[] DEFAULT '{}' NOT NULL,
	"approved_at" timestamp (3) with time zone NOT NULL,
	"approved_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"review_due" timestamp (3) with time zone,
	"summary" text NOT NULL,
	"document_hash" text,
	CONSTRAINT "assessments_tenant_id_key_pk" PRIMARY KEY("tenant_id","key"),
	CONSTRAINT "assessments_kind" CHECK (kind in ('LIA', 'DPIA')),
	CONSTRAINT "assessments_recorded" CHECK (recorded_at >= approved_at)
);
--> statement-breakpoint
CREATE TABLE "catalogue_heads" (
	"tenant_id" text PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue_revisions" (
	"tenant_id" text NOT NULL,
	"revision" integer NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"content_hash" text NOT NULL,
	"note" text,
	"languages" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "catalogue_revisions_tenant_id_revision_pk" PRIMARY KEY("tenant_id","revision")
);
--> statement-breakpoint
CREATE TABLE "client_purposes" (
	"tenant_id" text NOT NULL,
	"revision" integer NOT NULL,
	"client" text NOT NULL,
	"purpose" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "client_purposes_tenant_id_revision_client_purpose_pk" PRIMARY KEY("tenant_id","revision","client","purpose")
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"tenant_id" text NOT NULL,
	"revision" integer NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"controller" text NOT NULL,
	"operation" text NOT NULL,
	"channel" text,
	"topic" text,
	"recipient" text,
	CONSTRAINT "clients_tenant_id_revision_key_pk" PRIMARY KEY("tenant_id","revision","key")
);
--> statement-breakpoint
CREATE TABLE "compatibility" (
	"tenant_id" text NOT NULL,
	"key" text NOT NULL,
	"revision" integer NOT NULL,
	"from_purposes" text[] DEFAULT '{}' NOT NULL,
	"to_purpose" text NOT NULL,
	"approved_at" timestamp (3) with time zone NOT NULL,
	"approved_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"review_due" timestamp (3) with time zone,
	"summary" text NOT NULL,
	"document_hash" text,
	CONSTRAINT "compatibility_tenant_id_key_pk" PRIMARY KEY("tenant_id","key"),
	CONSTRAINT "compatibility_recorded" CHECK (recorded_at >= approved_at)
);
--> statement-breakpoint
CREATE TABLE "controllers" (
	"tenant_id" text NOT NULL,
	"revision" integer NOT NULL,
	"key" text NOT NULL,
	"legal_name" text NOT NULL,
	"country" text NOT NULL,
	"contact" text NOT NULL,
	"dpo" text NOT NULL,
	"brands" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "controllers_tenant_id_revision_key_pk" PRIMARY KEY("tenant_id","revision","key")
);
--> statement-breakpoint
CREATE TABLE "data_categories" (
	"tenant_id" text NOT NULL,
	"revision" integer NOT NULL,
	"key" text NOT NULL,
	"dpv" text NOT NULL,
	"special" boolean DEFAULT false NOT NULL,
	"titles" jsonb NOT NULL,
	CONSTRAINT "data_categories_tenant_id_revision_key_pk" PRIMARY KEY("tenant_id","revision","key")
);
--> statement-breakpoint
CREATE TABLE "field_definitions" (
	"tenant_id" text NOT NULL,
	"revision" integer NOT NULL,
	"key" text NOT NULL,
	"categories" text[] DEFAULT '{}' NOT NULL,
	"dpv" text NOT NULL,
	CONSTRAINT "field_definitions_tenant_id_revision_key_pk" PRIMARY KEY("tenant_id","revision","key"),
	CONSTRAINT "field_definitions_classified" CHECK (cardinality(categories) > 0)
);
--> statement-breakpoint
CREATE TABLE "jurisdictions" (
	"tenant_id" text NOT NULL,
	"revision" integer NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"child_age" integer NOT NULL,
	"gpc" boolean DEFAULT false NOT NULL,
	"zone" text NOT NULL,
	"calendar" text NOT NULL,
	CONSTRAINT "jurisdictions_tenant_id_revision_key_pk" PRIMARY KEY("tenant_id","revision","key")
);
--> statement-breakpoint
CREATE TABLE "notice_texts" (
	"tenant_id" text NOT NULL,
	"notice" text NOT NULL,
	"version" integer NOT NULL,
	"language" text NOT NULL,
	"revision" integer NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"body_hash" text NOT NULL,
	CONSTRAINT "notice_texts_tenant_id_notice_version_language_pk" PRIMARY KEY("tenant_id","notice","version","language"),
	CONSTRAINT "notice_texts_body_hash" CHECK (body_hash = encode(sha256(convert_to(body, 'UTF8')), 'hex'))
);
--> statement-breakpoint
CREATE TABLE "notice_versions" (
	"tenant_id" text NOT NULL,
	"notice" text NOT NULL,
	"version" integer NOT NULL,
	"revision" integer NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"controllers" text[] DEFAULT '{}' NOT NULL,
	"purposes" text[] DEFAULT '{}' NOT NULL,
	"recipients" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "notice_versions_tenant_id_notice_version_pk" PRIMARY KEY("tenant_id","notice","version"),
	CONSTRAINT "notice_versions_published" UNIQUE("tenant_id","notice","version","revision")
);
--> statement-breakpoint
CREATE TABLE "purpose_groups" (
	"tenant_id" text NOT NULL,
	"revision" integer NOT NULL,
	"key" text NOT NULL,
	"titles" jsonb NOT NULL,
	CONSTRAINT "purpose_groups_tenant_id_revision_key_pk" PRIMARY KEY("tenant_id","revision","key")
);
--> statement-breakpoint
CREATE TABLE "purpose_retirements" (
	"tenant_id" text NOT NULL,
	"purpose" text NOT NULL,
	"revision" integer NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "purpose_retirements_tenant_id_purpose_pk" PRIMARY KEY("tenant_id","purpose"),
	CONSTRAINT "purpose_retirements_never_back_dated" CHECK (effective_from >= published_at)
);
--> statement-breakpoint
CREATE TABLE "purpose_rules" (
	"tenant_id" text NOT NULL,
	"purpose" text NOT NULL,
	"version" integer NOT NULL,
	"jurisdiction" text NOT NULL,
	"revision" integer NOT NULL,
	"basis" text NOT NULL,
	"art9" text,
	"consent_validity" text,
	"retention" text,
	"retention_after_end" text,
	"double_opt_in" boolean DEFAULT false NOT NULL,
	"contract_types" text[] DEFAULT '{}' NOT NULL,
	"obligation" jsonb,
	"always" boolean DEFAULT false NOT NULL,
	"task" jsonb,
	"sell_or_share" boolean DEFAULT false NOT NULL,
	CONSTRAINT "purpose_rules_tenant_id_purpose_version_jurisdiction_pk" PRIMARY KEY("tenant_id","purpose","version","jurisdiction"),
	CONSTRAINT "purpose_rules_contract" CHECK (basis <> 'CONTRACT' or cardinality(contract_types) > 0),
	CONSTRAINT "purpose_rules_law" CHECK (basis <> 'LEGAL_OBLIGATION' or always or obligation is not null),
	CONSTRAINT "purpose_rules_task" CHECK (basis <> 'PUBLIC_INTEREST' or task is not null),
	CONSTRAINT "purpose_rules_explicit" CHECK (art9 <> 'A9-2-a' or basis = 'CONSENT')
);
--> statement-breakpoint
CREATE TABLE "purpose_texts" (
	"tenant_id" text NOT NULL,
	"purpose" text NOT NULL,
	"version" integer NOT NULL,
	"language" text NOT NULL,
	"revision" integer NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"retention" text,
	CONSTRAINT "purpose_texts_tenant_id_purpose_version_language_pk" PRIMARY KEY("tenant_id","purpose","version","language")
);
--> statement-breakpoint
CREATE TABLE "purpose_versions" (
	"tenant_id" text NOT NULL,
	"purpose" text NOT NULL,
	"version" integer NOT NULL,
	"revision" integer NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"effective_to" timestamp (3) with time zone,
	"controllers" text[] DEFAULT '{}' NOT NULL,
	"categories" text[] DEFAULT '{}' NOT NULL,
	"direct_marketing" boolean DEFAULT false NOT NULL,
	"profiling" boolean DEFAULT false NOT NULL,
	"service_message" boolean DEFAULT false NOT NULL,
	"survives_erasure" boolean DEFAULT false NOT NULL,
	"art18_exception" boolean DEFAULT false NOT NULL,
	"reconsent_cutoff" integer,
	"material" boolean,
	"override" jsonb,
	CONSTRAINT "purpose_versions_tenant_id_purpose_version_pk" PRIMARY KEY("tenant_id","purpose","version"),
	CONSTRAINT "purpose_versions_published" UNIQUE("tenant_id","purpose","version","revision"),
	CONSTRAINT "purpose_versions_never_back_dated" CHECK (effective_from >= published_at),
	CONSTRAINT "purpose_versions_period" CHECK (effective_to > effective_from),
	CONSTRAINT "purpose_versions_cutoff" CHECK (reconsent_cutoff between 1 and version),
	CONSTRAINT "purpose_versions_scope" CHECK (cardinality(controllers) > 0 and cardinality(categories) > 0)
);
--> statement-breakpoint
CREATE TABLE "purposes" (
	"tenant_id" text NOT NULL,
	"revision" integer NOT NULL,
	"key" text NOT NULL,
	"group_key" text NOT NULL,
	"owner" text NOT NULL,
	"dpv" text NOT NULL,
	"fideslang" text NOT NULL,
	CONSTRAINT "purposes_tenant_id_revision_key_pk" PRIMARY KEY("tenant_id","revision","key")
);
--> statement-breakpoint
CREATE TABLE "recipient_purposes" (
	"tenant_id" text NOT NULL,
	"revision" integer NOT NULL,
	"recipient" text NOT NULL,
	"purpose" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "recipient_purposes_tenant_id_revision_recipient_purpose_pk" PRIMARY KEY("tenant_id","revision","recipient","purpose")
);
--> statement-breakpoint
CREATE TABLE "recipients" (
	"tenant_id" text NOT NULL,
	"revision" integer NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"third_party" boolean DEFAULT false NOT NULL,
	"country" text NOT NULL,
	"third_country" boolean DEFAULT false NOT NULL,
	"transfer_mechanism" text,
	CONSTRAINT "recipients_tenant_id_revision_key_pk" PRIMARY KEY("tenant_id","revision","key")
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"tenant_id" text NOT NULL,
	"id" uuid NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"touched_at" timestamp (3) with time zone DEFAULT 'epoch' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"jurisdiction" text,
	"provenance" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"customer_number" text,
	"username" text,
	"first_name" text,
	"last_name" text,
	"email" text,
	"phone" text,
	"postal_address" jsonb,
	"country" text,
	"birth_date" date,
	"gender" text,
	"language" text,
	"marital_status" text,
	"household" jsonb,
	"job_title" text,
	"photo_url" text,
	"tax_id" text,
	"payment_token" text,
	"bank_account" text,
	"browsing_history" jsonb,
	"search_history" text[],
	"devices" jsonb,
	"ip_address" text,
	"precise_location" jsonb,
	"interests" text[],
	"survey_feedback" jsonb,
	"social_handles" jsonb,
	"allergies" text[],
	"dietary_requirements" text[],
	"segments" text[],
	"loyalty_tier" text,
	"loyalty_points" integer,
	"last_purchase_at" timestamp (3) with time zone,
	"preferred_channel" text,
	CONSTRAINT "customers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"tenant_id" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"source" text NOT NULL,
	"source_event_id" text,
	"origin_profile" text,
	"detail" jsonb NOT NULL,
	CONSTRAINT "evidence_tenant_id_customer_id_seq_pk" PRIMARY KEY("tenant_id","customer_id","seq"),
	CONSTRAINT "evidence_id" UNIQUE("tenant_id","customer_id","id"),
	CONSTRAINT "evidence_source_event" UNIQUE("tenant_id","customer_id","source","source_event_id"),
	CONSTRAINT "evidence_occurred_before_recorded" CHECK (occurred_at <= recorded_at)
);
--> statement-breakpoint
CREATE TABLE "identifiers" (
	"tenant_id" text NOT NULL,
	"type" text NOT NULL,
	"value_hmac" "bytea" NOT NULL,
	"customer_id" uuid NOT NULL,
	"strength" text DEFAULT 'DECLARED' NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "identifiers_tenant_id_value_hmac_type_pk" PRIMARY KEY("tenant_id","value_hmac","type")
);
--> statement-breakpoint
CREATE TABLE "standings" (
	"tenant_id" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"context" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"revision" integer NOT NULL,
	"computed_at" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone NOT NULL,
	"outcomes" "bytea" NOT NULL,
	"basis" text,
	"purpose_version" integer,
	"evidence" uuid[] NOT NULL,
	CONSTRAINT "standings_tenant_id_customer_id_context_pk" PRIMARY KEY("tenant_id","customer_id","context")
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"tenant_id" text NOT NULL,
	"contact_hmac" "bytea" NOT NULL,
	"channel" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "suppressions_tenant_id_contact_hmac_channel_pk" PRIMARY KEY("tenant_id","contact_hmac","channel")
);
--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_revision_fk" FOREIGN KEY ("tenant_id","revision") REFERENCES "public"."catalogue_revisions"("tenant_id","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_heads" ADD CONSTRAINT "catalogue_heads_revision_fk" FOREIGN KEY ("tenant_id","revision") REFERENCES "public"."catalogue_revisions"("tenant_id","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_purposes" ADD CONSTRAINT "client_purposes_client_fk" FOREIGN KEY ("tenant_id","revision","client") REFERENCES "public"."clients"("tenant_id","revision","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_purposes" ADD CONSTRAINT "client_purposes_purpose_fk" FOREIGN KEY ("tenant_id","revision","purpose") REFERENCES "public"."purposes"("tenant_id","revision","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_revision_fk" FOREIGN KEY ("tenant_id","revision") REFERENCES "public"."catalogue_revisions"("tenant_id","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_controller_fk" FOREIGN KEY ("tenant_id","revision","controller") REFERENCES "public"."controllers"("tenant_id","revision","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_recipient_fk" FOREIGN KEY ("tenant_id","revision","recipient") REFERENCES "public"."recipients"("tenant_id","revision","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compatibility" ADD CONSTRAINT "compatibility_revision_fk" FOREIGN KEY ("tenant_id","revision") REFERENCES "public"."catalogue_revisions"("tenant_id","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "controllers" ADD CONSTRAINT "controllers_revision_fk" FOREIGN KEY ("tenant_id","revision") REFERENCES "public"."catalogue_revisions"("tenant_id","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_categories" ADD CONSTRAINT "data_categories_revision_fk" FOREIGN KEY ("tenant_id","revision") REFERENCES "public"."catalogue_revisions"("tenant_id","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "field_definitions" ADD CONSTRAINT "field_definitions_revision_fk" FOREIGN KEY ("tenant_id","revision") REFERENCES "public"."catalogue_revisions"("tenant_id","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jurisdictions" ADD CONSTRAINT "jurisdictions_revision_fk" FOREIGN KEY ("tenant_id","revision") REFERENCES "public"."catalogue_revisions"("tenant_id","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_texts" ADD CONSTRAINT "notice_texts_version_fk" FOREIGN KEY ("tenant_id","notice","version","revision") REFERENCES "public"."notice_versions"("tenant_id","notice","version","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_versions" ADD CONSTRAINT "notice_versions_revision_fk" FOREIGN KEY ("tenant_id","revision") REFERENCES "public"."catalogue_revisions"("tenant_id","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purpose_groups" ADD CONSTRAINT "purpose_groups_revision_fk" FOREIGN KEY ("tenant_id","revision") REFERENCES "public"."catalogue_revisions"("tenant_id","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purpose_retirements" ADD CONSTRAINT "purpose_retirements_revision_fk" FOREIGN KEY ("tenant_id","revision") REFERENCES "public"."catalogue_revisions"("tenant_id","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purpose_rules" ADD CONSTRAINT "purpose_rules_version_fk" FOREIGN KEY ("tenant_id","purpose","version","revision") REFERENCES "public"."purpose_versions"("tenant_id","purpose","version","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purpose_texts" ADD CONSTRAINT "purpose_texts_version_fk" FOREIGN KEY ("tenant_id","purpose","version","revision") REFERENCES "public"."purpose_versions"("tenant_id","purpose","version","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purpose_versions" ADD CONSTRAINT "purpose_versions_purpose_fk" FOREIGN KEY ("tenant_id","revision","purpose") REFERENCES "public"."purposes"("tenant_id","revision","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purposes" ADD CONSTRAINT "purposes_revision_fk" FOREIGN KEY ("tenant_id","revision") REFERENCES "public"."catalogue_revisions"("tenant_id","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purposes" ADD CONSTRAINT "purposes_group_fk" FOREIGN KEY ("tenant_id","revision","group_key") REFERENCES "public"."purpose_groups"("tenant_id","revision","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient_purposes" ADD CONSTRAINT "recipient_purposes_recipient_fk" FOREIGN KEY ("tenant_id","revision","recipient") REFERENCES "public"."recipients"("tenant_id","revision","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipient_purposes" ADD CONSTRAINT "recipient_purposes_purpose_fk" FOREIGN KEY ("tenant_id","revision","purpose") REFERENCES "public"."purposes"("tenant_id","revision","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipients" ADD CONSTRAINT "recipients_revision_fk" FOREIGN KEY ("tenant_id","revision") REFERENCES "public"."catalogue_revisions"("tenant_id","revision") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identifiers_by_customer" ON "identifiers" USING btree ("tenant_id","customer_id");