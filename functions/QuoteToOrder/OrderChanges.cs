using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeadToCash.Cases;
using Microsoft.AspNetCore.Http;
using OrderFile = LeadToCash.Cases.CaseFile<LeadToCash.QuoteToOrder.Order>;
using OrderStore = LeadToCash.Cases.CaseStore<LeadToCash.QuoteToOrder.Order, LeadToCash.QuoteToOrder.OrderCommand, LeadToCash.QuoteToOrder.OrderEvent>;

namespace LeadToCash.QuoteToOrder;

/// <summary>
/// Changes orders for staff. Two who read the same version can't both change it: the order counts its changes, and a change says how many it knows of. What the process does
/// meanwhile is judged when the change is written. Four requests, two when it is refused.
/// </summary>
public sealed class OrderChanges(OrderStore orders, TimeProvider time)
{
    /// <summary>Header under which a repetition returns the first result.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>Changes lines of an order as it was read.</summary>
    /// <param name="file">The order as it was read.</param>
    /// <param name="lines">The lines as they are to be.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="commandId">Names the intention.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <returns>Why not, with the position of the line where it is about one; null if it is done, or nothing was to be done.</returns>
    public async Task<OrderRefusal?> ChangeAsync(OrderFile file, IReadOnlyList<LineChange> lines, string actor, string commandId, CancellationToken cancellationToken)
    {
        ChangeOrder change = new(file.State.Revision, lines, actor);
        CaseOutcome<Order, OrderEvent> outcome = await orders.ExecuteAsync(file.Id, commandId, change, actor, cancellationToken);
        return outcome.Refusal is { } refusal ? new OrderRefusal(refusal, LineOf(outcome.State!, change, refusal)) : null;
    }

    /// <summary>Whether a change of that name was carried out before.</summary>
    public async Task<bool> IsDoneAsync(string id, string commandId, CancellationToken cancellationToken) => await orders.RecordedAsync(id, commandId, cancellationToken) is not null;

    /// <summary>Names the intention: by the caller's key, so that he may repeat it; else every call is one of its own.</summary>
    internal static (string CommandId, bool MayRepeat) CommandIdOf(HttpRequest request) => request.Headers[IdempotencyKey].ToString() is { Length: > 0 } key
        ? ($"change/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 10))}", true)
        : ($"change/{Guid.NewGuid():N}", false);

    /// <summary>Whether an ETag names the version that was read; any does if it is <c>*</c>.</summary>
    internal static bool IsCurrent(string tag, OrderFile file) => tag == "*" || tag.Trim('"') == file.Version.ToString(CultureInfo.InvariantCulture);

    private int? LineOf(Order order, ChangeOrder change, Refusal refusal) => change.Lines
        .Where(line => Order.Decide(order, change with { Lines = [line] }, time.GetUtcNow()).Refusal is { } own && own == refusal)
        .Select(line => (int?)line.Position).FirstOrDefault();
}

/// <summary>Why an order is not changed.</summary>
/// <param name="Refusal">Why.</param>
/// <param name="Line">Position of the line that it is about; null if about none.</param>
public sealed record OrderRefusal(Refusal Refusal, int? Line)
{
    /// <summary>412 when the order is not what was read, 422 when no order could be changed like that, else 409.</summary>
    public int Status => Refusal.Code switch
    {
        "order-changed" => StatusCodes.Status412PreconditionFailed,
        "quantity-wrong" or "text-long" or "line-unknown" or "substitute-wrong" => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };
}
