using LeadToCash.Local.Durable;
using LeadToCash.Local.Hosting.Operations.Pages;
using LeadToCash.Local.Hosting.Operations.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting.Operations.Instances;

/// <summary>Asks before something is done to an instance, does it once, and says what came of it.</summary>
internal sealed class InstanceActionPage(TaskHub hub, ILogger logger)
{
    /// <summary>Asks; changes nothing.</summary>
    public Task<IResult> AskAsync(OperationsCall call) => WhenItFitsAsync(call, (action, instance) => Task.FromResult(Ask(call, action, instance, error: null)));

    public Task<IResult> DoAsync(OperationsCall call) => WhenItFitsAsync(call, async (action, instance) =>
    {
        ActionInput input;
        try
        {
            input = await ActionForm.ReadAsync(call, action);
        }
        catch (FormatException wrong)
        {
            return call.WantsJson
                ? call.Refuse(StatusCodes.Status400BadRequest, call.Texts.NotDone, wrong.Message)
                : Ask(call, action, instance, wrong.Message);
        }

        return await DoAsync(call, action, instance, input);
    });

    private async Task<IResult> DoAsync(OperationsCall call, InstanceAction action, OrchestrationMetadata instance, ActionInput input)
    {
        try
        {
            string? next = await action.DoAsync(hub.Client, instance.InstanceId, input, call.Aborted);
            OperationsLog.Done(logger, call.Operator.Name, action.Name, OperationsLog.Plain(instance.InstanceId));
            string address = next is null ? $"{OperationsLinks.Instances}?done={action.Name}" : $"{OperationsLinks.Instance(next)}?done={action.Name}";
            return call.Done(address, new { action = action.Name, instanceId = instance.InstanceId, result = next });
        }
        catch (Exception refused) when (refused is InvalidOperationException or ArgumentException)
        {
            return call.Refuse(StatusCodes.Status409Conflict, call.Texts.NotDone, refused.Message);
        }
    }

    private async Task<IResult> WhenItFitsAsync(OperationsCall call, Func<InstanceAction, OrchestrationMetadata, Task<IResult>> go)
    {
        InstanceAction? action = InstanceAction.Find(call.Http.GetRouteValue("action") as string);
        if (action is null || await hub.Client.GetInstancesAsync(call.Subject, getInputsAndOutputs: false, call.Aborted) is not { } instance)
        {
            return call.Refuse(StatusCodes.Status404NotFound, call.Texts.NoSuchInstance, call.Texts.NoInstanceOf(call.Subject));
        }

        return action.Fits(instance.RuntimeStatus)
            ? await go(action, instance)
            : call.Refuse(StatusCodes.Status409Conflict, call.Texts.NotDone, call.Texts.DoesNotFit(action.Name, call.Texts.Of(instance.RuntimeStatus)));
    }

    private static IResult Ask(OperationsCall call, InstanceAction action, OrchestrationMetadata instance, string? error)
    {
        Texts texts = call.Texts;
        ActionTexts words = texts.Of(action.Name);
        string address = OperationsLinks.Action(instance.InstanceId, action.Name);
        Html page = Html.Of($"""
            <p class="headline">{Parts.Status(texts, instance.RuntimeStatus)} <strong>{instance.Name}</strong> {Parts.InstanceLink(instance.InstanceId)}</p>
            {(error is null ? default : Html.Of($"""<p class="notice bad" role="alert">{error}</p>"""))}
            <p>{words.Explains}</p>
            <form class="ask" method="post" action="{address}">{call.TokenField(address)}
            {Html.Each(action.Fields, field => Field(call, field, instance.IsCompleted))}
            <p class="actions"><button class="{(action.Name is "terminate" or "purge" ? "bad" : "")}">{words.Title}</button>
            <a class="button second" href="{OperationsLinks.Instance(instance.InstanceId)}">{texts.Cancel}</a></p></form>
            """);
        return call.Page(words.Question, page, error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static Html Field(OperationsCall call, string field, bool isFinished)
    {
        Texts texts = call.Texts;
        return field switch
        {
            "name" => Html.Of($"""<p><label for="name">{texts.EventName}</label><input id="name" name="name" required autocomplete="off" spellcheck="false" value="{Sent(call, "name") ?? call.Query("name")}"></p>"""),
            "payload" => Html.Of($"""<p><label for="payload">{texts.PayloadAsJson}</label><textarea id="payload" name="payload" rows="6" spellcheck="false">{Sent(call, "payload")}</textarea></p>"""),
            "reason" => Html.Of($"""<p><label for="reason">{texts.Reason}</label><input id="reason" name="reason" autocomplete="off"></p>"""),
            "recursive" => Choice("recursive", texts.WithSubOrchestrations, isChosen: false),
            "newInstanceId" when !isFinished => Html.Of($"""<input type="hidden" name="newInstanceId" value="on"><p class="soft">{texts.OnlyUnderANewId}</p>"""),
            _ => Choice("newInstanceId", texts.UnderANewId, isChosen: true),
        };
    }

    private static string? Sent(OperationsCall call, string field) => call.Http.Request.HasFormContentType ? call.Http.Request.Form[field].FirstOrDefault() : null;

    private static Html Choice(string name, string label, bool isChosen) => Html.Of($"""
        <p><label class="choice"><input type="checkbox" name="{name}"{(isChosen ? Html.Of($" checked") : default)}> {label}</label></p>
        """);
}
