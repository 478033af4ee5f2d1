CREATE TABLE "recordings" (
	"tenant_id" text NOT NULL,
	"source" text NOT NULL,
	"key" text NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"customer_id" uuid,
	"client" text NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"evidence" uuid[] NOT NULL,
	CONSTRAINT "recordings_tenant_id_source_key_pk" PRIMARY KEY("tenant_id","source","key")
);
--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "records" text[];--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "sources" text[];--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "publishes" boolean;--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "lifted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "reason" text;--> statement-breakpoint
CREATE INDEX "evidence_by_purpose" ON "evidence" USING btree ("tenant_id",(detail ->> 'purpose'),"customer_id") WHERE kind = 'EXPRESSION';--> statement-breakpoint
CREATE INDEX "evidence_of_emergencies" ON "evidence" USING btree ("tenant_id","customer_id") WHERE kind = 'EMERGENCY';