/* Share tells a refusal of the repository as an unknown error and sends people to its log; here they read the sentence itself. ECMAScript 5. */
(function () {
  'use strict';
  var REFUSAL = /^org\.(?:vanthu\.[\w.]+|alfresco\.repo\.security\.permissions\.AccessDeniedException):\s*\d*\s*([\s\S]+)$/;
  var manager = Alfresco.component.FormManager.prototype;
  var ofShare = manager.onFormSubmitFailure;

  manager.onFormSubmitFailure = function (response) {
    var refusal = REFUSAL.exec((response.json && response.json.message) || '');
    if (!refusal) {
      return ofShare.call(this, response);
    }
    return Alfresco.util.PopupManager.displayPrompt({ title: this.msg(this.options.failureMessageKey), text: refusal[1] });
  };
})();
