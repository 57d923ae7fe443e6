<#escape x as x?html>
<@markup id="css">
  <@link rel="stylesheet" type="text/css" href="${url.context}/res/vanthu-share/share.css" group="dashlets"/>
</@>
<@markup id="html">
  <div class="dashlet">
    <div class="title">${msg("vanthu.counters.title")}</div>
    <div class="body vanthu-counters" data-context="${url.context}" data-empty="${msg("vanthu.counters.empty")}" data-failed="${msg("vanthu.counters.failed")}"
        <#list ["awaitingCheck", "awaitingDirection", "toDirect", "toAssign", "toHandle", "coordinate", "toReview", "toFormCheck", "toApprove", "toSign", "toNumber", "toSeal", "toIssue", "reminders"] as name>data-label-${name?lower_case}="${msg("vanthu.counter." + name)}" </#list>>
      <p class="vanthu-state">${msg("vanthu.counters.loading")}</p>
    </div>
  </div>
  <script src="${url.context}/vanthu-share/counters.js"></script>
</@>
</#escape>
