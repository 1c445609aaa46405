/** The package has no declarations for its zod schemas. These are the ones in use. */
declare module 'discord-api-spec/zod' {
  interface Schema {
    safeParse(value: unknown):
      | { success: true; data: unknown }
      | {
          success: false;
          error: { issues: readonly { path: readonly PropertyKey[]; message: string; code: string }[] };
        };
  }
  export const ApplicationCommandUpdateRequestSchema: Schema;
  export const ApplicationCommandAutocompleteCallbackRequestSchema: Schema;
  export const CreateMessageInteractionCallbackRequestSchema: Schema;
  export const ModalInteractionCallbackRequestSchema: Schema;
  export const CreateTextThreadWithMessageRequestSchema: Schema;
  export const UpdateMessageInteractionCallbackRequestSchema: Schema;
  export const IncomingWebhookRequestPartialSchema: Schema;
  export const IncomingWebhookUpdateRequestPartialSchema: Schema;
  export const MessageCreateRequestSchema: Schema;
  export const MessageEditRequestPartialSchema: Schema;
  export const UpdateThreadRequestPartialSchema: Schema;
}
