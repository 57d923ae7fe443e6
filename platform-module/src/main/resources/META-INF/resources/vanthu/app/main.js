import { loadLanguage } from './i18n.js';
import '../components/desk.js';

await loadLanguage();
document.querySelector('vt-desk').ready = true;
