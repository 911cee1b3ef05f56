using System.Globalization;
using LeadToCash.OpportunityToQuote;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Contracts;

/// <summary>A change of a contract that is asked for.</summary>
/// <param name="Kind"><c>extend</c>, <c>change</c> or <c>cancel</c>.</param>
/// <param name="Months">Extension: by how many.</param>
/// <param name="From">Change: first local day; as soon as the terms allow unless given.</param>
/// <param name="Lines">All lines from then on. Extension: as they are unless given. Goods and services among them are sold beside the contract.</param>
/// <param name="DiscountPercent">Asked for on every line.</param>
/// <param name="Reason">Cancellation: why.</param>
/// <param name="Requester">E-mail address of who asks, if he is not signed in by it; the contract's owner unless given.</param>
/// <param name="RequestId">Names the request: sent twice, it makes one quote.</param>
internal sealed record WantedChange(
    string? Kind, int? Months = null, DateOnly? From = null, IReadOnlyList<WantedLine>? Lines = null, decimal DiscountPercent = 0, string? Reason = null, string? Requester = null,
    string? RequestId = null)
{
    /// <summary>What is asked for; null if it is nothing that there is.</summary>
    public ContractChangeKind? ChangeKind() => Kind switch
    {
        "extend" => ContractChangeKind.Extension,
        "change" => ContractChangeKind.Lines,
        "cancel" => ContractChangeKind.Cancellation,
        _ => null,
    };

    /// <summary>As a page's form writes it; its lines are the pairs of <c>sku</c> and <c>quantity</c>, without those whose quantity is 0 or empty.</summary>
    public static WantedChange Of(IFormCollection form)
    {
        return new WantedChange(
            Text("kind"),
            Text("months") is { } months ? (int)Number(months) : null,
            DateOnly.TryParseExact(Text("from"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly from) ? from : null,
            LinesOf(form),
            Number(Text("discountPercent")),
            Text("reason"),
            Text("requester"),
            Text("requestId"));

        string? Text(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>What is no number is wrong, not nothing.</summary>
    private static decimal Number(string? text) => text is null or "" ? 0
        : text.Length <= 20 && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? Math.Min(number, 1_000_000) : -1;

    private static IReadOnlyList<WantedLine>? LinesOf(IFormCollection form) => form["sku"].Count == 0
        ? null
        : [.. form["sku"].Zip(form["quantity"], (sku, quantity) => new WantedLine(sku ?? "", Number(quantity))).Where(line => line.Quantity != 0)];
}

/// <summary>A line that is asked for.</summary>
/// <param name="Sku">Item number.</param>
/// <param name="Quantity">How much runs in each billing period; of goods and services, how much is sold.</param>
internal sealed record WantedLine(string Sku, decimal Quantity);
