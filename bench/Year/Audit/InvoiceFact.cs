using System.Text.Json;

namespace LeadToCash.Bench.Year.Audit;

/// <summary>An invoice or credit note as the app shows it, with what happened to it.</summary>
/// <param name="Id">Its case.</param>
/// <param name="State">As it stands.</param>
/// <param name="Events">What happened, in order.</param>
internal sealed record InvoiceFact(string Id, JsonElement State, IReadOnlyList<JsonElement> Events)
{
    public string Number => State.Required("number");

    public bool IsCredit => State.Required("kind") == "creditNote";

    public long Net => State.Cents("net");

    public long Tax => State.Cents("tax");

    public long Gross => State.Cents("gross");

    public long Open => State.Cents("open");

    public long Surplus => State.Cents("surplus");

    public bool IsWrittenOff => State.TryGetProperty("writtenOff", out JsonElement given) && given.ValueKind == JsonValueKind.Object;

    public long WrittenOff => IsWrittenOff ? State.GetProperty("writtenOff").Cents("amount") : 0;

    public long WrittenOffTax => IsWrittenOff ? State.GetProperty("writtenOff").Items("taxes").Sum(group => group.Cents("tax")) : 0;

    public IReadOnlyList<string> CreditNotes => [.. State.Items("creditNotes").Select(credit => credit.Required("creditNoteId"))];

    /// <summary>Payments that did not go back, less refunds, by means, in cents.</summary>
    public IEnumerable<(string Means, long Cents)> Money
    {
        get
        {
            HashSet<string> returned = [.. State.Items("returns").Select(one => one.Required("paymentId"))];
            return
            [
                .. State.Items("payments").Where(payment => !returned.Contains(payment.Required("paymentId"))).Select(payment => (payment.Text("means") ?? "", payment.Cents("amount"))),
                .. State.Items("refunds").Select(refund => (refund.Required("means"), -refund.Cents("amount"))),
            ];
        }
    }

    /// <summary>Letters that were sent, by level.</summary>
    public IEnumerable<int> Letters => State.Items("letters").Select(letter => letter.GetProperty("level").GetInt32());

    /// <summary>By how much each event changed what is open, in cents.</summary>
    public IEnumerable<(long Version, DateTimeOffset At, long Change)> Changes
    {
        get
        {
            long open = 0;
            foreach (JsonElement @event in Events.Where(_ => !IsCredit))
            {
                JsonElement data = @event.GetProperty("data");
                long after = @event.Required("name") switch
                {
                    "InvoiceIssued" => data.GetProperty("bill").Cents("gross"),
                    "PaymentReceived" or "PaymentReturned" or "InvoiceCredited" => data.Cents("open"),
                    "InvoiceWrittenOff" => 0,
                    _ => open,
                };
                yield return (@event.GetProperty("version").GetInt64(), @event.Instant("at"), after - open);
                open = after;
            }
        }
    }

    /// <summary>An invoice; null if there is none, because it was decided and never issued.</summary>
    public static async Task<InvoiceFact?> FindAsync(World world, string id)
    {
        using HttpResponseMessage answer = await world.TryAsync(HttpMethod.Get, "/api/invoices/" + id, document: null);
        if (!answer.IsSuccessStatusCode)
        {
            return null;
        }

        JsonElement state = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        JsonElement timeline = await world.GetAsync($"/api/invoices/{id}/timeline");
        return new InvoiceFact(id, state, [.. timeline.Items("events")]);
    }
}
