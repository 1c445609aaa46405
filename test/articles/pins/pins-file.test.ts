import { chmodSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { PinsFile } from '../../../src/articles/pins/pins-file.js';
import { inEnglish } from '../../../src/sentence.js';
import { filesIn, temporaryFolder, writeFiles } from '../../support/temp.js';

const isRoot = process.getuid?.() === 0;

describe('the file of pins', () => {
  it('is begun with a word on how to write it, for all to read', () => {
    const folder = temporaryFolder();
    const file = new PinsFile(folder);
    expect(file.read().aliases).toEqual([]);
    file.append(['奥特曼 = Altman']);
    expect(file.read()).toMatchObject({ aliases: [{ names: ['奥特曼', 'Altman'] }], pins: [], warnings: [] });
    expect(readFileSync(join(folder, 'pins.conf'), 'utf8')).toMatch(/^# .*\n\n奥特曼 = Altman\n$/s);
    expect(statSync(join(folder, 'pins.conf')).mode & 0o777).toBe(0o644);
    expect(filesIn(folder)).toEqual(['pins.conf']);
  });

  it('keeps what is in it, its rights, and the place that it really is in', () => {
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
    writeFiles(elsewhere, { 'real.conf': '# mine\nnonsense\n' });
    chmodSync(join(elsewhere, 'real.conf'), 0o660);
    symlinkSync(join(elsewhere, 'real.conf'), join(folder, 'pins.conf'));
    new PinsFile(folder).append(['甲方 = 乙方']);
    expect(readFileSync(join(elsewhere, 'real.conf'), 'utf8')).toBe('# mine\nnonsense\n\n甲方 = 乙方\n');
    expect(statSync(join(elsewhere, 'real.conf')).mode & 0o777).toBe(0o660);
    expect(filesIn(elsewhere)).toEqual(['real.conf']);
  });

  it('loses a pin that is taken back, in all its lines and wherever it is written, and nothing else', () => {
    const folder = temporaryFolder();
    const pin = ['? 郁金香何时开花', '? When?', '@ a.md', '> 春天', '> 开花。'];
    const other = ['? 郁金香何时开花', '@ a.md', '> 秋天种下。'];
    const text = [...other, '', '# mine', ...pin.slice(0, 3), '甲方 = 乙方', ...pin.slice(3), '', ...pin, ''];
    writeFiles(folder, { 'pins.conf': text.join('\n') });
    const file = new PinsFile(folder);
    const [kept, removed] = file.read().pins;
    if (!kept || !removed) throw new Error('They can’t be read');
    file.remove(removed);
    const left = [...other, '', '# mine', '甲方 = 乙方', ''].join('\n');
    expect(readFileSync(join(folder, 'pins.conf'), 'utf8')).toBe(left);
    file.remove(removed);
    expect(readFileSync(join(folder, 'pins.conf'), 'utf8')).toBe(left);
    file.remove(kept);
    expect(readFileSync(join(folder, 'pins.conf'), 'utf8')).toBe('# mine\n甲方 = 乙方\n');
  });

  it('that has gone meanwhile has nothing to lose', () => {
    const folder = temporaryFolder();
    new PinsFile(folder).remove({ questions: ['甲'], article: 'a.md', quotation: '乙', line: 1 });
    expect(filesIn(folder)).toEqual([]);
  });

  it('is read again when somebody has changed it, and only then', () => {
    const folder = temporaryFolder();
    const file = new PinsFile(folder);
    writeFiles(folder, { 'pins.conf': '甲方 = 乙方\n' });
    const first = file.read();
    expect(file.read()).toBe(first);
    writeFiles(folder, { 'pins.conf': '甲方 = 乙方 = 丙方\n' });
    expect(file.read().aliases[0]?.names).toHaveLength(3);
  });

  it('is read as an old editor has saved it, and not written over in an encoding that was guessed', () => {
    const folder = temporaryFolder();
    const text = '# 这个文件里写的是大家常说的别名，一行一个。\r\n奥特曼 = 山姆·奥特曼\r\n';
    writeFiles(folder, { 'pins.conf': iconv.encode(text, 'gb18030') });
    expect(new PinsFile(folder).read().aliases[0]?.names).toEqual(['奥特曼', '山姆·奥特曼']);
    expect(() => new PinsFile(folder).append(['甲方 = 乙方'])).toThrow('UTF-8');
    expect(readFileSync(join(folder, 'pins.conf'))).toEqual(iconv.encode(text, 'gb18030'));
  });

  it('has no effect, and says why, where it can’t be read; then nothing is written over it', () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'pins.conf/inside.txt': '' });
    expect(new PinsFile(folder).read().warnings.map(inEnglish)).toEqual([expect.stringContaining('EISDIR')]);
    expect(() => new PinsFile(folder).append(['甲方 = 乙方'])).toThrow('pins.conf');
  });

  it.skipIf(isRoot)('says what to write by hand where the bot may not write', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    expect(() => new PinsFile(folder).append(['甲方 = 乙方'])).toThrow(/right to write there.*甲方 = 乙方/s);
    chmodSync(folder, 0o755);
  });
});
