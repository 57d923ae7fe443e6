// After Share's own controller: one more entry in the bar on top, behind "Sites", and one more kind of site in the dialog that the bar opens.
(function () {
  var bar = widgetUtils.findObject(model.jsonModel, 'id', 'HEADER_APP_MENU_BAR');
  var sites = widgetUtils.findObject(model.jsonModel, 'id', 'SITE_SERVICE');
  if (bar && bar.config && bar.config.widgets) {
    bar.config.widgets.push({
      id: 'HEADER_VANTHU',
      name: 'alfresco/menus/AlfMenuBarItem',
      config: { id: 'HEADER_VANTHU', label: msg.get('vanthu.header.label'), targetUrl: 'vanthu-desk' }
    });
  }
  if (sites && sites.config) {
    sites.config.additionalSitePresets = (sites.config.additionalSitePresets || []).concat([
      { label: msg.get('vanthu.preset.title'), value: 'vanthu-site-dashboard' }
    ]);
  }
})();
