using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using LeadToCash.Functions.Tests.Banking;
using LeadToCash.Local.Testing;
using LeadToCash.Tests;

namespace LeadToCash.Functions.Tests.DirectDebit;

/// <summary>Grants mandates, places orders, makes files and writes statements, over HTTP only.</summary>
internal sealed class DebitDesk(LocalApp app)
{
    public const string Customer = "karla@kunde.example";
    public static readonly XNamespace Pain = "urn:iso:std:iso:20022:tech:xsd:pain.008.001.08";

    /// <summary>A customer who ordered before and was told nothing, with a mandate that he granted by the link.</summary>
    public async Task<string> GrantAsync(string scheme = "core")
    {
        await OrderAsync(1, 10m);
        using HttpResponseMessage offered = await app.SendJsonAsync(HttpMethod.Post, "/api/mandates", new { customer = Customer, scheme });
        Assert.True(offered.StatusCode == HttpStatusCode.Created, await offered.Content.ReadAsStringAsync());
        string reference = (await offered.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("terms").GetProperty("reference").GetString()!;
        await app.SettleAsync();
        Uri link = new((await app.MailAsync($"mandate/{reference}/offered")).Link("mandate").PathAndQuery, UriKind.Relative);
        using HttpResponseMessage granted = await app.PostFormAsync(link, ("iban", Statements.Payer), ("holder", "Pumpen-Kunde GmbH"), ("agree", "on"));
        Assert.Equal(HttpStatusCode.OK, granted.StatusCode);
        await app.SettleAsync();
        return reference;
    }

    /// <summary>Orders goods, which are billed at once; gives the invoice's case id.</summary>
    public async Task<string> OrderAsync(long id, decimal net, string email = Customer)
    {
        using HttpRequestMessage request = Signatures.Shopify("orders/create", ShopOrders.Shopify(id, email, ("SP-SEAL", 1, net, true)), $"create-{id}");
        using HttpResponseMessage answer = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await app.SettleAsync();
        return $"shopify-{id}-invoice";
    }

    public Task<JsonElement> InvoiceAsync(string id) => app.GetJsonAsync("/api/invoices/" + id);

    /// <summary>The collection of an invoice.</summary>
    public async Task<JsonElement> CollectionAsync(string invoiceId) =>
        await app.GetJsonAsync("/api/direct-debits/DD-" + (await InvoiceAsync(invoiceId)).GetProperty("number").GetString());

    /// <summary>Releases a file and lets it be made.</summary>
    public async Task<JsonElement> FileAsync(string key, string? until = null)
    {
        using HttpResponseMessage answer = await app.SendJsonAsync(HttpMethod.Post, "/api/direct-debit-files", new { key, until });
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        await app.SettleAsync();
        return await app.GetJsonAsync("/api/direct-debit-files/DF-" + key);
    }

    public async Task<XDocument> XmlAsync(string key) => XDocument.Parse(await app.Http.GetStringAsync(new Uri($"/api/direct-debit-files/DF-{key}/xml", UriKind.Relative)));

    public async Task<string[]> MailKeysAsync() => [.. (await app.MailsAsync()).Select(mail => mail.GetProperty("key").GetString()!)];

    /// <summary>A statement on which the bank credits a batch in one sum.</summary>
    public static string BatchCredit(string batch, decimal amount, string day) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S-{batch}</Id>
        <Acct><Id><IBAN>{Statements.Account}</IBAN></Id></Acct>
        <Ntry><Amt Ccy="EUR">{amount.ToString("0.00", CultureInfo.InvariantCulture)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{day}</Dt></BookgDt>
        <AcctSvcrRef>BATCH-{batch}</AcctSvcrRef><NtryDtls><Btch><PmtInfId>{batch}</PmtInfId><NbOfTxs>2</NbOfTxs></Btch></NtryDtls></Ntry>
        </Stmt></BkToCstmrStmt></Document>
        """;
}
