<#escape x as x?html>
<@markup id="css">
  <@link rel="stylesheet" type="text/css" href="${url.context}/res/vanthu-share/share.css" group="vanthu"/>
</@>
<@markup id="html">
  <iframe id="vanthu-desk" class="vanthu-desk" title="${msg("vanthu.page.title")}" data-page="${url.context}/vanthu/share.html"></iframe>
  <script src="${url.context}/vanthu-share/desk-frame.js"></script>
</@>
</#escape>
