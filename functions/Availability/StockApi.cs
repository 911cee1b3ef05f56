using System.Globalization;
using System.Text.Json.Serialization;
using LeadToCash.Access;
using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.Catalog;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using StockOutcome = LeadToCash.Cases.CaseOutcome<LeadToCash.Availability.StockItem, LeadToCash.Availability.StockEvent>;

namespace LeadToCash.Availability;

/// <summary>The stock of an item: what is there, what comes, who holds what; receipts and counts change it.</summary>
public sealed class StockApi(StockBook book, StockedItems items, StockRules rules, StockTimeline timeline, Staff staff, TimeProvider time)
{
    private const int LongestText = 200;

    /// <summary>An item in all warehouses, with its ETag.</summary>
    [Function("GetStock")]
    [Describes(Answer = typeof(StockView))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/stock/{sku}")] HttpRequest request, string sku, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        if (items.Find(sku) is not { } product)
        {
            return NoGoods(sku);
        }

        StockView view = StockView.Of(product, await book.ReadAsync(product.Sku, null, null, cancellationToken), time.GetUtcNow());
        string versions = string.Join('.', view.Warehouses.Select(one => one.Version.ToString(CultureInfo.InvariantCulture)));
        EntityTagHeaderValue tag = new(string.Create(CultureInfo.InvariantCulture, $"\"{book.Today:yyyyMMdd}-{versions}\""), isWeak: true);
        request.HttpContext.Response.Headers.ETag = tag.ToString();
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(view, CaseJson.Options);
    }

    /// <summary>The events of an item in all warehouses up to an instant, oldest first, archived ones included.</summary>
    [Function("GetStockTimeline")]
    [Describes(Answer = typeof(IReadOnlyList<CaseEvent>), Query = ["asOf"])]
    public async Task<IResult> TimelineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/stock/{sku}/timeline")] HttpRequest request, string sku, CancellationToken cancellationToken)
    {
        if (!staff.May(request, Permission.ReadCases, out IResult? refusal))
        {
            return refusal!;
        }

        if (items.Find(sku) is not { } product)
        {
            return NoGoods(sku);
        }

        string text = request.Query["asOf"].ToString();
        DateTimeOffset asOf = DateTimeOffset.MaxValue;
        return text.Length > 0 && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out asOf)
            ? Problem.Invalid("asOf", $"'{text}' is no instant; write 2026-03-14T09:00:00Z.")
            : Results.Json(await timeline.EventsAsync(product.Sku, asOf, cancellationToken), CaseJson.Options);
    }

    /// <summary>
    /// Plans a receipt, changes it (the whole quantity and the date), or ends it with <c>cancelled</c>. The reference names it: the same again changes nothing.
    /// The answer lists the promises that it breaks.
    /// </summary>
    [Function("PlanReceipt")]
    [Describes(Body = typeof(ReceiptNotice), Answer = typeof(StockAnswer))]
    public Task<IResult> PlanAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/stock/{sku}/receipts")] HttpRequest request, string sku, CancellationToken cancellationToken) =>
        ChangeAsync<ReceiptNotice>(
            request,
            sku,
            notice => [Text("reference", notice.Reference), .. notice.Cancelled ? [] : PlanErrors(notice)],
            (notice, terms) => notice.Cancelled
                ? new StockCommand.CancelReceipt(notice.Reference, terms)
                : new StockCommand.PlanReceipt(notice.Reference, notice.Quantity, notice.Date!.Value, terms),
            cancellationToken);

    /// <summary>Takes in goods of a receipt; <c>delivery</c>, the number of the delivery note, makes a repetition harmless. With <c>final</c> nothing more will come.</summary>
    [Function("ReceiveGoods")]
    [Describes(Body = typeof(GoodsArrival), Answer = typeof(StockAnswer))]
    public Task<IResult> ReceiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/stock/{sku}/arrivals")] HttpRequest request, string sku, CancellationToken cancellationToken) =>
        ChangeAsync<GoodsArrival>(
            request,
            sku,
            arrival => [Text("reference", arrival.Reference), Text("delivery", arrival.Delivery), Above0("quantity", arrival.Quantity)],
            (arrival, terms) => new StockCommand.ReceiveGoods(arrival.Reference, arrival.Quantity, arrival.Final, terms),
            cancellationToken,
            arrival => $"arrival/{arrival.Reference}/{arrival.Delivery}");

    /// <summary>Corrects what is there to what was counted, with a reason. The answer lists the promises that it breaks.</summary>
    [Function("CountStock")]
    [Describes(Body = typeof(StockCount), Answer = typeof(StockAnswer))]
    public Task<IResult> CountAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/stock/{sku}/counts")] HttpRequest request, string sku, CancellationToken cancellationToken) =>
        ChangeAsync<StockCount>(
            request,
            sku,
            count => [Text("reason", count.Reason), count.OnHand == 0 ? null : Above0("onHand", count.OnHand)],
            (count, terms) => new StockCommand.Count(count.OnHand, count.Reason, terms),
            cancellationToken);

    private async Task<IResult> ChangeAsync<TBody>(
        HttpRequest request, string sku, Func<TBody, IEnumerable<(string Field, string Sentence)?>> check, Func<TBody, StockTerms, StockCommand> command,
        CancellationToken cancellationToken, Func<TBody, string>? commandId = null)
        where TBody : class, IStockChange
    {
        if (!staff.May(request, Permission.ManageStock, out IResult? refusal))
        {
            return refusal!;
        }

        if (items.Find(sku) is not { } product)
        {
            return NoGoods(sku);
        }

        (TBody? body, IResult? problem) = await JsonBody.ReadAsync<TBody>(request, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        Warehouse? warehouse = rules.Warehouse(body.Warehouse);
        (string Field, string Sentence)?[] errors =
        [
            .. check(body), warehouse is null ? ("warehouse", $"There is no warehouse '{body.Warehouse}', only {string.Join(", ", rules.Warehouses.Select(one => one.Code))}.") : null,
        ];
        return errors.Any(error => error is not null)
            ? Problem.Invalid(errors.OfType<(string Field, string Sentence)>().Select(error => KeyValuePair.Create(error.Field, new[] { error.Sentence })))
            : Answer(await book.ExecuteAsync(
                commandId?.Invoke(body) ?? CommandId(request), command(body, book.TermsOf(product.Sku, warehouse!.Code)), staff.Of(request)!.Actor, cancellationToken));
    }

    /// <summary>Whoever may have sent it twice names it; else every call counts, which is harmless: what is set to what it is changes nothing.</summary>
    private static string CommandId(HttpRequest request) => request.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= LongestText } key ? $"key/{key}" : Guid.NewGuid().ToString("N");

    private static IResult Answer(StockOutcome outcome) => outcome.Refusal is { } refusal
        ? Problem.Of(refusal)
        : Results.Json(StockAnswer.Of(outcome), CaseJson.Options);

    private static (string Field, string Sentence)?[] PlanErrors(ReceiptNotice notice) =>
        [Above0("quantity", notice.Quantity), notice.Date is null ? ("date", "Write a date such as 2026-04-10.") : null];

    private static IResult NoGoods(string sku) => Problem.NotFound($"There are no goods '{sku}'.");

    private static (string Field, string Sentence)? Text(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > LongestText || text.Any(char.IsControl) ? (field, $"Write a text of at most {LongestText} characters.") : null;

    private static (string Field, string Sentence)? Above0(string field, decimal quantity) =>
        StockQuery.IsQuantity(quantity) ? null : (field, "Write a number above 0 with at most three digits after the point.");
}

/// <summary>A change in a warehouse.</summary>
internal interface IStockChange
{
    /// <summary>Its code.</summary>
    string Warehouse { get; }
}

/// <summary>A receipt as it is planned now.</summary>
/// <param name="Warehouse">Where it comes in.</param>
/// <param name="Reference">What names it.</param>
/// <param name="Quantity">All that is ordered.</param>
/// <param name="Date">Expected, local.</param>
/// <param name="Cancelled">Whether nothing more comes; quantity and date don't matter then.</param>
internal sealed record ReceiptNotice(
    [property: JsonRequired] string Warehouse, [property: JsonRequired] string Reference, decimal Quantity = 0, DateOnly? Date = null, bool Cancelled = false) : IStockChange;

/// <summary>Goods that came in.</summary>
/// <param name="Warehouse">Where.</param>
/// <param name="Reference">Of which receipt.</param>
/// <param name="Delivery">Number of the delivery note; the same again changes nothing.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Final">Whether nothing more will come.</param>
internal sealed record GoodsArrival(
    [property: JsonRequired] string Warehouse, [property: JsonRequired] string Reference, [property: JsonRequired] string Delivery, [property: JsonRequired] decimal Quantity,
    bool Final = false) : IStockChange;

/// <summary>What was counted.</summary>
internal sealed record StockCount([property: JsonRequired] string Warehouse, [property: JsonRequired] decimal OnHand, [property: JsonRequired] string Reason) : IStockChange;

/// <summary>What came of a change.</summary>
/// <param name="Version">Version of the item's case in that warehouse.</param>
/// <param name="OnHand">What is there now.</param>
/// <param name="Broken">Promises that can't be kept; sales gets a task for each owner.</param>
/// <param name="Firmed">Promises that were on request and are covered now.</param>
internal sealed record StockAnswer(long Version, decimal OnHand, IReadOnlyList<ChangedPromise> Broken, IReadOnlyList<ChangedPromise> Firmed)
{
    public static StockAnswer Of(StockOutcome outcome) => new(
        outcome.Version,
        outcome.State?.OnHand ?? 0,
        [.. outcome.Events.OfType<PromisesBroken>().SelectMany(broken => broken.Changes).Select(ChangedPromise.Of)],
        [.. outcome.Events.OfType<PromisesFirmed>().SelectMany(firmed => firmed.Changes).Select(ChangedPromise.Of)]);
}

/// <summary>A promise that changed.</summary>
internal sealed record ChangedPromise(string Owner, string Line, IReadOnlyList<HeldPortion> Before, IReadOnlyList<HeldPortion> After)
{
    public static ChangedPromise Of(PromiseChange change) => new(change.Owner, change.Line, Portions(change.Before), Portions(change.After));

    private static List<HeldPortion> Portions(IEnumerable<Portion> portions) => [.. portions.Select(portion => new HeldPortion(portion.Quantity, portion.Date, portion.Firm))];
}
