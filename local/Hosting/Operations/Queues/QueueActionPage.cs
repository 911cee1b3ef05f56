using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace LeadToCash.Local.Hosting.Operations.Queues;

/// <summary>Asks before poison messages are put back or deleted, does it once, and says what came of it.</summary>
internal sealed class QueueActionPage(AppQueues queues, ILogger logger)
{
    private const string Redrive = "redrive";
    private const string Delete = "delete";

    /// <summary>Asks; changes nothing.</summary>
    public Task<IResult> AskAsync(OperationsCall call) => WhenKnownAsync(call, (queue, action, message) =>
    {
        Texts texts = call.Texts;
        string address = OperationsLinks.QueueAction(queue.Name, action, message);
        bool isDeletion = action == Delete;
        Html page = Html.Of($"""
            <p class="headline"><strong>{queue.Name}</strong> <code>{message ?? texts.AllPoisonMessages}</code></p>
            <p>{(isDeletion ? texts.ExplainDeletion : texts.ExplainRedrive)}</p>
            <form class="ask" method="post" action="{address}">{call.TokenField(OperationsLinks.Path(address))}
            <p class="actions"><button class="{(isDeletion ? "bad" : "")}">{(isDeletion ? texts.DeleteIt : message is null ? texts.PutAllBack : texts.PutItBack)}</button>
            <a class="button second" href="{OperationsLinks.Queues}">{texts.Cancel}</a></p></form>
            """);
        return Task.FromResult(call.Page(isDeletion ? texts.AskDeletion : texts.AskRedrive, page));
    });

    public Task<IResult> DoAsync(OperationsCall call) => WhenKnownAsync(call, async (queue, action, message) =>
    {
        var poison = new PoisonMessages(queue);
        int count = message is null ? await poison.RedriveAllAsync(call.Aborted)
            : (action == Redrive ? await poison.RedriveAsync(message, call.Aborted) : await poison.DeleteAsync(message, call.Aborted)) ? 1 : 0;
        if (count == 0)
        {
            return call.Refuse(StatusCodes.Status409Conflict, call.Texts.NotDone, call.Texts.MessageIsGone);
        }

        OperationsLog.Done(logger, call.Operator.Name, action, $"{queue.Name} {message ?? $"all ({count})"}");
        return call.Done($"{OperationsLinks.Queues}?done={action}", new { action, queue = queue.Name, messages = count });
    });

    private async Task<IResult> WhenKnownAsync(OperationsCall call, Func<AppQueue, string, string?, Task<IResult>> go)
    {
        string? action = call.Http.GetRouteValue("action") as string;
        string? message = call.Query("message");
        bool isKnown = action == Redrive || (action == Delete && message is not null);
        return isKnown && queues.Find(call.Subject) is { } queue
            ? await go(queue, action!, message)
            : call.Refuse(StatusCodes.Status404NotFound, call.Texts.NotFound, call.Texts.NoSuchQueue);
    }
}
