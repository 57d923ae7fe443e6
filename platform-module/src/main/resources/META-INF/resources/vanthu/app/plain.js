/** Letters without tone marks and in lower case, one for one, so that positions in the text stay the same. */
export function plainText(text) {
  return [...(text ?? '').normalize('NFC')].map((letter) => {
    const bare = letter.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace('đ', 'd');
    return bare.length === letter.length ? bare : letter;
  }).join('');
}
