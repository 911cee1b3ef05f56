using System.Globalization;
using System.Security;
using System.Text.Json;

namespace LeadToCash.Bench.Year;

/// <summary>The company's bank: what comes and goes stands on the statement of the next working day, now and then on two of them.</summary>
internal sealed class HouseBank(World world)
{
    private const string Account = "DE02120300000000202051";

    private readonly List<BankLine> _pending = [];
    private string? _lastFile;

    /// <summary>All that was on a statement, by the bank's reference.</summary>
    public Dictionary<string, BankLine> Booked { get; } = new(StringComparer.Ordinal);

    /// <summary>Statements sent.</summary>
    public int Statements { get; private set; }

    /// <summary>What came less what went, in cents.</summary>
    public long Balance => Booked.Values.Sum(line => line.Cents);

    /// <summary>Takes money in or out; it is booked with the next statement.</summary>
    public void Take(BankLine line) => _pending.Add(line);

    /// <summary>The statement of a working day, by camt.053; ids of lines that need a person come from the app's list.</summary>
    public async Task StateAsync(DateOnly day)
    {
        if (_pending.Count == 0 || !world.IsWorkingDay(day))
        {
            return;
        }

        BankLine[] lines = [.. _pending.OrderBy(line => line.Reference, StringComparer.Ordinal)];
        _pending.Clear();
        foreach (BankLine line in lines)
        {
            Booked.Add(line.Reference, line);
        }

        string file = Camt(day, lines);
        await SendAsync(file);
        if (_lastFile is not null && world.Of($"statement-{day:yyyyMMdd}").Happens("again", 0.05))
        {
            await SendAsync(_lastFile);
            await SendAsync(file);
        }

        _lastFile = file;
        Statements++;
        await world.SettleAsync();
    }

    private Task<JsonElement> SendAsync(string file) => world.PostAsync("/api/bank-statements", World.Body(file, "application/xml"));

    private static string Camt(DateOnly day, BankLine[] lines) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S-{day:yyyyMMdd}</Id>
        <Acct><Id><IBAN>{Account}</IBAN></Id></Acct>
        {string.Concat(lines.Select(line => Entry(day, line)))}
        </Stmt></BkToCstmrStmt></Document>
        """;

    private static string Entry(DateOnly day, BankLine line)
    {
        (string sign, string party) = line.Cents < 0 ? ("DBIT", "Cdtr") : ("CRDT", "Dbtr");
        string back = line.ReturnReason is null ? "" : $"<RtrInf><Rsn><Cd>{line.ReturnReason}</Cd></Rsn></RtrInf>";
        return string.Create(CultureInfo.InvariantCulture, $"""
            <Ntry><Amt Ccy="EUR">{Json.Euros(Math.Abs(line.Cents))}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{day:yyyy-MM-dd}</Dt></BookgDt>
            <AcctSvcrRef>{line.Reference}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>{line.EndToEndId}</EndToEndId></Refs>
            <RltdPties><{party}><Pty><Nm>{SecurityElement.Escape(line.Name)}</Nm></Pty></{party}><{party}Acct><Id><IBAN>{line.Iban}</IBAN></Id></{party}Acct></RltdPties>
            <RmtInf><Ustrd>{SecurityElement.Escape(line.Text)}</Ustrd></RmtInf>{back}</TxDtls></NtryDtls></Ntry>
            """);
    }
}

/// <summary>A line of a statement.</summary>
/// <param name="Reference">The bank's, once for ever.</param>
/// <param name="Cents">Above nothing what came, below what went.</param>
/// <param name="Text">What for.</param>
/// <param name="Name">The other party.</param>
/// <param name="Iban">Its account.</param>
/// <param name="For">Id of the invoice that it is really for; null if none.</param>
internal sealed record BankLine(string Reference, long Cents, string Text, string Name, string Iban, string? For = null)
{
    public string EndToEndId { get; init; } = "NOTPROVIDED";

    /// <summary>Why it came back (ISO 20022); null if it is no return.</summary>
    public string? ReturnReason { get; init; }
}
