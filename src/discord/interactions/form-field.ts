import {
  type APILabelComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord.js';

/** How much may be written into a field, and how; one line that must be written, if nothing else is said. */
interface FieldOptions extends Pick<APITextInputComponent, 'min_length' | 'required'> {
  readonly max_length: number;
  readonly style?: TextInputStyle;
  /** What stands below the label. */
  readonly description?: string;
}

/** A field of a form, which is read by its id. */
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
