import {
  type APILabelComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord.js';

/** How much may be written into a field, and how; by default one line, which is required. */
interface FieldOptions extends Pick<APITextInputComponent, 'min_length' | 'required'> {
  readonly max_length: number;
  readonly style?: TextInputStyle;
  /** The text below the label. */
  readonly description?: string;
}

/** A field of a form, identified by its id. */
export function formField(
  id: string,
  label: string,
  { style = TextInputStyle.Short, required = true, description, ...lengths }: FieldOptions,
): APILabelComponent {
  return {
    type: ComponentType.Label,
    label,
    ...(description !== undefined && { description }),
    component: { type: ComponentType.TextInput, custom_id: id, style, required, ...lengths },
  };
}
