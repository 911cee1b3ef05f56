using System.Globalization;
using System.Text;
using System.Text.Json;
using LeadToCash.Local.Testing;
using LeadToCash.Tests;

namespace LeadToCash.Functions.Tests.Banking;

/// <summary>Writes statements as a bank does, and uploads them.</summary>
internal static class Statements
{
    public const string Account = "DE02120300000000202051";
    public const string Payer = "DE89370400440532013000";

    /// <summary>A camt.053 of single entries of 10 March 2026.</summary>
    public static string Camt(params Line[] lines) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S-1</Id>
        <Acct><Id><IBAN>{Account}</IBAN></Id></Acct>
        {string.Concat(lines.Select(Entry))}
        </Stmt></BkToCstmrStmt></Document>
        """;

    /// <summary>Uploads a file and lets everything happen that follows at once.</summary>
    public static async Task<JsonElement> UploadAsync(this LocalApp app, string file)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri("/api/bank-statements", UriKind.Relative)) { Content = new StringContent(file, Encoding.UTF8, "application/xml") };
        request.Headers.Accept.ParseAdd("application/json");
        using HttpResponseMessage answer = await app.Http.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        await app.SettleAsync();
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>What is to be clarified.</summary>
    public static async Task<JsonElement[]> UnclearAsync(this LocalApp app) => [.. (await app.GetJsonAsync("/api/payments/unmatched")).EnumerateArray()];

    public static decimal Amount(this JsonElement element, string name) => element.GetProperty(name).GetProperty("amount").GetDecimal();

    private static string Entry(Line line)
    {
        string amount = Math.Abs(line.Amount).ToString("0.00", CultureInfo.InvariantCulture);
        string sign = line.Amount < 0 ? "DBIT" : "CRDT";
        string party = line.Amount < 0 ? "Cdtr" : "Dbtr";
        return $"""
            <Ntry><Amt Ccy="{line.Currency}">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{line.Day}</Dt></BookgDt>
            <AcctSvcrRef>{line.Reference}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>{line.EndToEndId}</EndToEndId></Refs>
            <RltdPties><{party}><Pty><Nm>Pumpen-Kunde GmbH</Nm></Pty></{party}><{party}Acct><Id><IBAN>{line.Iban}</IBAN></Id></{party}Acct></RltdPties>
            <RmtInf><Ustrd>{line.Text}</Ustrd></RmtInf>{(line.Return is null ? "" : $"<RtrInf><Rsn><Cd>{line.Return}</Cd></Rsn></RtrInf>")}</TxDtls></NtryDtls></Ntry>
            """;
    }

    /// <summary>One line.</summary>
    public sealed record Line(
        string Reference, decimal Amount, string Text, string Iban = Payer, string Day = "2026-03-10", string? Return = null, string EndToEndId = "NOTPROVIDED", string Currency = "EUR");
}
