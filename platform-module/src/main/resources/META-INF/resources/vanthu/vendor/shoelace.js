// The Shoelace components the desk uses, and their Vietnamese words. Everything else of the library stays unloaded.
import { registerTranslation } from '../../webjars/shoelace-style__shoelace/2.17.1/cdn/chunks/chunk.O27EHOBW.js';
import english from '../../webjars/shoelace-style__shoelace/2.17.1/cdn/translations/en.js';
import '../../webjars/shoelace-style__shoelace/2.17.1/cdn/components/dropdown/dropdown.js';
import '../../webjars/shoelace-style__shoelace/2.17.1/cdn/components/menu/menu.js';
import '../../webjars/shoelace-style__shoelace/2.17.1/cdn/components/menu-item/menu-item.js';
import '../../webjars/shoelace-style__shoelace/2.17.1/cdn/components/divider/divider.js';
import '../../webjars/shoelace-style__shoelace/2.17.1/cdn/components/split-panel/split-panel.js';
import '../../webjars/shoelace-style__shoelace/2.17.1/cdn/components/tooltip/tooltip.js';

registerTranslation({
  ...english,
  $code: 'vi',
  $name: 'Tiếng Việt',
  close: 'Đóng',
  loading: 'Đang tải',
  progress: 'Tiến độ',
  resize: 'Đổi độ rộng',
});
