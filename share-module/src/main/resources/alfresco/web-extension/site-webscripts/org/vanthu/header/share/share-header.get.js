// After Share's own controller: one more entry in the bar on top, behind "Sites".
(function () {
  var bar = widgetUtils.findObject(model.jsonModel, 'id', 'HEADER_APP_MENU_BAR');
  if (bar && bar.config && bar.config.widgets) {
    bar.config.widgets.push({
      id: 'HEADER_VANTHU',
      name: 'alfresco/menus/AlfMenuBarItem',
      config: { id: 'HEADER_VANTHU', label: msg.get('vanthu.header.label'), targetUrl: 'vanthu-desk' }
    });
  }
})();
