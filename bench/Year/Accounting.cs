using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace LeadToCash.Bench.Year;

/// <summary>Staff that keeps the books: clarifies payments, gives money back, gives up what nobody pays, and closes months.</summary>
internal sealed class Accounting(World world, HouseBank bank, Payers payers, SalesOffice sales)
{
    private const int GivenUpAfterDays = 150;
    private const int ClosesAfterDays = 7;

    private readonly HashSet<string> _toRefund = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OwnRefund> _refunds = new(StringComparer.Ordinal);
    private long _elsewhere;

    /// <summary>What is on statements and no money of customers, less what is in the books and on no statement yet, in cents.</summary>
    public long NotInBooks =>
        _elsewhere
        + bank.Booked.Values.Where(line => line.For is null && !_refunds.ContainsKey(line.EndToEndId)).Sum(line => line.Cents)
        + _refunds.Values.Where(refund => !bank.Booked.ContainsKey(LineOf(refund.Id))).Sum(refund => refund.Cents);

    /// <summary>What the bank gave back of money that had come for orders elsewhere, in cents.</summary>
    public long GivenBackOfOrders => _refunds.Values.Where(refund => refund.IsOfOrder).Sum(refund => refund.Cents);

    /// <summary>What of it no order ever took, because it was cancelled before it came, in cents.</summary>
    public long OfNoOrder { get; private set; }

    /// <summary>What is kept for customers, in cents.</summary>
    public long Kept { get; private set; }

    /// <summary>Bank lines that people had to look at.</summary>
    public int Clarified { get; private set; }

    /// <summary>Months that were closed.</summary>
    public int Closed { get; private set; }

    /// <summary>What there is to do on a working day.</summary>
    public async Task WorkAsync(DateOnly day)
    {
        await ClarifyAsync();
        if (day.DayOfWeek == DayOfWeek.Friday)
        {
            await RefundAsync(day);
            await GiveUpAsync(day);
        }

        if (day.Day >= ClosesAfterDays && day.AddDays(-1) is { } before && !WorkingDaysBetween(new DateOnly(day.Year, day.Month, ClosesAfterDays), before))
        {
            await CloseAsync(new DateOnly(day.Year, day.Month, 1).AddMonths(-1));
        }
    }

    /// <summary>Clarifies what waits, whatever day it is.</summary>
    public async Task ClarifyAsync()
    {
        foreach (JsonElement unclear in (await world.GetAsync("/api/payments/unmatched")).EnumerateArray())
        {
            if (unclear.Text("movementId") is { } movement && unclear.GetProperty("entry").Text("bankReference") is not null)
            {
                await ClarifyAsync(movement, bank.Booked[unclear.GetProperty("entry").Required("bankReference")], unclear.GetProperty("payment").Cents("amount"));
                Clarified++;
                await world.SettleAsync(); // the next line may be for the same invoice
            }
            else if (unclear.GetProperty("payment").Text("invoice") is { } invoice)
            {
                _toRefund.Add(payers.Ids.GetValueOrDefault(invoice, invoice));
            }
            else if (unclear.GetProperty("payment").Text("order") is { } order)
            {
                await GiveBackAsync(unclear.GetProperty("payment"), await world.GetAsync("/api/orders/" + order));
            }
        }

        await world.SettleAsync();
    }

    private bool WorkingDaysBetween(DateOnly from, DateOnly to) => from <= to && Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Any(days => world.IsWorkingDay(from.AddDays(days)));

    /// <summary>Looks at the line, asks the customer, and says what it is.</summary>
    private async Task ClarifyAsync(string movement, BankLine line, long left)
    {
        if (line.For is not { } invoiceId)
        {
            await world.PostAsync($"/api/movements/{movement}/dismissal", new { note = line.Text });
            return;
        }

        JsonElement invoice = await world.GetAsync("/api/invoices/" + invoiceId);
        if (line.ReturnReason is not null)
        {
            await ReturnAsync(movement, invoice, line);
            return;
        }

        long paying = Math.Min(left, invoice.Cents("open"));
        if (paying > 0)
        {
            await world.PostAsync($"/api/movements/{movement}/allocations", new { allocations = new[] { new { invoice = invoice.Required("number"), amount = Json.Euro(paying) } } });
        }

        if (left > paying)
        {
            await GiveBackAsync(movement, invoice, line, left - paying);
        }
    }

    /// <summary>What no invoice took of money that came with an order goes back.</summary>
    private async Task GiveBackAsync(JsonElement payment, JsonElement order)
    {
        string id = payment.Required("paymentId");
        if (order.Items("prepayments").All(one => one.Required("paymentId") != id))
        {
            OfNoOrder += payment.Cents("amount");
        }

        await world.PostAsync($"/api/payments/unmatched/{id}/movement", document: null);
        string movement = await MovementOfAsync(id);
        Customer customer = payers.At(order.GetProperty("customer").Required("email"));
        await RefundAsync(new { movement, iban = customer.Iban, name = customer.Name }, isOfOrder: true);
    }

    private async Task<string> MovementOfAsync(string paymentId)
    {
        await world.SettleAsync();
        return (await world.GetAsync("/api/payments/unmatched")).EnumerateArray()
            .Where(unclear => unclear.TryGetProperty("entry", out JsonElement entry) && entry.Text("providerPaymentId") == paymentId).Select(unclear => unclear.Required("movementId")).First();
    }

    private async Task ReturnAsync(string movement, JsonElement invoice, BankLine line)
    {
        HashSet<string> returned = [.. invoice.Items("returns").Select(one => one.Required("paymentId"))];
        JsonElement? payment = invoice.Items("payments").Where(one => !returned.Contains(one.Required("paymentId")) && one.Cents("amount") == -line.Cents).Select(one => (JsonElement?)one).FirstOrDefault();
        if (payment is { } found)
        {
            await world.PostAsync($"/api/movements/{movement}/return", new { invoice = invoice.Required("number"), payment = found.Required("paymentId") });
        }
        else
        {
            _elsewhere += line.Cents;
            await world.PostAsync($"/api/movements/{movement}/dismissal", new { note = "Came back before it was assigned." });
        }
    }

    private async Task GiveBackAsync(string movement, JsonElement invoice, BankLine line, long cents)
    {
        if (world.Of("rest-" + movement).Happens("kept", 0.4))
        {
            await world.PostAsync($"/api/movements/{movement}/account", new { customer = invoice.Required("number") });
            Kept += cents;
        }
        else
        {
            await RefundAsync(new { movement, iban = line.Iban, name = line.Name });
        }
    }

    /// <summary>Gives surpluses back by a file for the bank, which debits them with the next statement.</summary>
    private async Task RefundAsync(DateOnly day)
    {
        _toRefund.UnionWith(sales.Credited);
        sales.Credited.Clear();
        foreach (string named in _toRefund)
        {
            await RefundAsync(named);
        }

        _toRefund.Clear();
        await world.SettleAsync();
        string key = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        await world.PostAsync("/api/refund-files", document: null, ("Idempotency-Key", key));
        using HttpResponseMessage file = await world.TryAsync(HttpMethod.Get, $"/api/refund-files/CT-{key}", document: null);
        if (file.IsSuccessStatusCode)
        {
            Debit(XDocument.Parse(await file.Content.ReadAsStringAsync()));
        }
    }

    private async Task RefundAsync(string invoice)
    {
        JsonElement state = await world.GetAsync("/api/invoices/" + invoice);
        if (state.Cents("surplus") > 0)
        {
            Customer customer = payers.At(state.GetProperty("customer").Required("email"));
            await RefundAsync(new { invoice = state.Required("number"), iban = customer.Iban, name = customer.Name });
        }
    }

    private async Task RefundAsync(object wish, bool isOfOrder = false)
    {
        using HttpResponseMessage answer = await world.TryAsync(HttpMethod.Post, "/api/refunds", wish);
        string text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"A refund was answered with {(int)answer.StatusCode}: {text}");
        }

        string id = answer.Headers.Location!.ToString().Split('/')[^1];
        _refunds[id] = new OwnRefund(id, JsonSerializer.Deserialize<JsonElement>(text).GetProperty("order").Cents("amount"), isOfOrder);
    }

    private static string LineOf(string refund) => "D-" + refund;

    private void Debit(XDocument file)
    {
        XNamespace pain = file.Root!.Name.Namespace;
        foreach (XElement transfer in file.Descendants(pain + "CdtTrfTxInf"))
        {
            string reference = transfer.Descendants(pain + "EndToEndId").Single().Value;
            var cents = (long)(decimal.Parse(transfer.Descendants(pain + "InstdAmt").Single().Value, CultureInfo.InvariantCulture) * 100);
            BankLine line = new(
                LineOf(reference), -cents, "Erstattung", transfer.Element(pain + "Cdtr")!.Element(pain + "Nm")!.Value, transfer.Element(pain + "CdtrAcct")!.Descendants(pain + "IBAN").Single().Value)
            {
                EndToEndId = reference,
            };
            bank.Take(line);
        }
    }

    private async Task GiveUpAsync(DateOnly day)
    {
        List<string> lost = [];
        await foreach (JsonElement row in world.PagesAsync("/api/open-items", "items"))
        {
            JsonElement item = row.GetProperty("item");
            if (item.Day("dueDate").AddDays(GivenUpAfterDays) > day)
            {
                break; // what is due first comes first
            }

            lost.Add(item.Required("invoiceId"));
        }

        foreach (string invoice in lost)
        {
            await world.PostAsync($"/api/invoices/{invoice}/write-off", new { reason = "Uneinbringlich" });
        }

        await world.SettleAsync();
    }

    private async Task CloseAsync(DateOnly month)
    {
        string name = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        await world.PostAsync($"/api/books/periods/{name}/recognise", document: null);
        await world.SettleAsync();
        await world.PostAsync($"/api/books/periods/{name}/close", document: null);
        Closed++;
    }

    private sealed record OwnRefund(string Id, long Cents, bool IsOfOrder);
}
