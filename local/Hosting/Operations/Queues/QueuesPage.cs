using LeadToCash.Local.Hosting.Operations.Pages;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Local.Hosting.Operations.Queues;

/// <summary>The app's queues, and the messages that no attempt could handle.</summary>
internal sealed class QueuesPage(AppQueues queues)
{
    public async Task<IResult> ShowAsync(OperationsCall call)
    {
        IReadOnlyList<QueueModel> models = await queues.ReadAsync(withMessages: true, call.Aborted);
        return call.Show(models, call.Texts.Queues, _ => Render(call, models));
    }

    private static Html Render(OperationsCall call, IReadOnlyList<QueueModel> models) => Html.Of($"""
        {Outcome(call)}
        {(models.Count == 0 ? Html.Of($"""<p class="empty">{call.Texts.NoQueues}</p>""") : Html.Each(models, model => Queue(call, model)))}
        """);

    private static Html Outcome(OperationsCall call) => call.Query("done") switch
    {
        "redrive" => Parts.Notice("good", call.Texts.PutBack),
        "delete" => Parts.Notice("good", call.Texts.MessageDeleted),
        _ => default,
    };

    private static Html Queue(OperationsCall call, QueueModel model)
    {
        Texts texts = call.Texts;
        return Html.Of($"""
            <section class="queue"><h2>{model.Name}</h2>
            <p class="soft">{texts.TakenBy(string.Join(", ", model.Functions))}</p>
            <ul class="tiles small"><li><b>{model.Length}</b> {texts.Messages}</li>
            <li class="{(model.PoisonLength > 0 ? "bad" : "")}"><b>{model.PoisonLength}</b> {texts.PoisonMessages}</li>
            {(model.OldestSince is { } oldest ? Html.Of($"<li>{texts.OldestSent} {Moments.Relative(texts, oldest, DateTimeOffset.UtcNow)}</li>") : default)}</ul>
            {(model.PoisonLength == 0 ? default : Poison(call, model))}</section>
            """);
    }

    private static Html Poison(OperationsCall call, QueueModel model)
    {
        Texts texts = call.Texts;
        return Html.Of($"""
            <p class="actions"><a class="button" href="{OperationsLinks.QueueAction(model.Name, "redrive")}">{texts.PutAllBack}</a></p>
            <ul class="messages">{Html.Each(model.Poison, message => Message(call, model.Name, message))}</ul>
            {(model.Poison.Count < model.PoisonLength ? Html.Of($"""<p class="soft">{texts.OnlyTheFirst(model.Poison.Count, model.PoisonLength)}</p>""") : default)}
            """);
    }

    private static Html Message(OperationsCall call, string queue, MessageModel message)
    {
        Texts texts = call.Texts;
        return Html.Of($"""
            <li><p class="soft"><code>{message.MessageId}</code> {(message.InsertedAt is { } at ? Moments.Relative(texts, at, DateTimeOffset.UtcNow) : default)}</p>
            {Parts.Payload(texts, texts.Payload, message.Body)}
            <p class="actions"><a href="{OperationsLinks.QueueAction(queue, "redrive", message.MessageId)}" aria-label="{texts.PutItBack} {message.MessageId}">{texts.PutItBack}</a>
            <a href="{OperationsLinks.QueueAction(queue, "delete", message.MessageId)}" aria-label="{texts.DeleteIt} {message.MessageId}">{texts.DeleteIt}</a></p></li>
            """);
    }
}
