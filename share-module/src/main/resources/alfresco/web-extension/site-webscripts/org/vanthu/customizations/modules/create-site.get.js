// After Share's own controller: one more kind of site.
model.sitePresets.push({ id: 'vanthu-site-dashboard', name: msg.get('vanthu.preset.title') });
