using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;

namespace LeadToCash.Mail;

/// <summary>
/// Keeps mails in storage instead of sending them, when no mail service is set. The key row and the mail are written in one
/// transaction, so each key is there once, whatever is repeated; its attachments are there before it.
/// </summary>
public sealed class MailboxMailer(CaseTables tables, TimeProvider time, IEnumerable<IMailObserver>? observers = null) : IMailer
{
    private const string Partition = "mailbox";
    private readonly TableClient _table = tables.Named("mailbox");

    private MailboxAttachments Attachments => new(_table, Partition);

    /// <inheritdoc/>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        DateTimeOffset at = time.GetUtcNow();
        string id = Id(mail.Key);
        IReadOnlyList<MailboxAttachment> attachments = await Attachments.AddAsync(mail.Attachments, cancellationToken);
        MailboxEntry entry = new(
            id, mail.To, mail.Subject, mail.Text, mail.Html, at, mail.Key, Links(mail.Text), mail.UnsubscribeUrl, attachments.Count > 0 ? attachments : null);
        TableEntity row = CaseRows.WithJson(new TableEntity(Partition, MailKey(at, id)), JsonSerializer.Serialize(entry, CaseJson.Options));
        TableEntity key = new(Partition, "k-" + id) { ["Row"] = row.RowKey };
        try
        {
            await _table.SubmitTransactionAsync([new(TableTransactionActionType.Add, key), new(TableTransactionActionType.Add, row)], cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            // Sent before under this key.
        }

        await (observers ?? []).TellAsync(mail, cancellationToken);
    }

    /// <summary>The newest mails first.</summary>
    /// <param name="to">Only those to this address; null for all.</param>
    /// <param name="limit">At most so many, 1 to 1,000.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    public async Task<IReadOnlyList<MailboxEntry>> ListAsync(string? to, int limit, CancellationToken cancellationToken)
    {
        List<MailboxEntry> mails = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {"m-"}");
        await foreach (TableEntity row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            MailboxEntry mail = Read(row);
            if (to is null || string.Equals(mail.To, to, StringComparison.OrdinalIgnoreCase))
            {
                mails.Add(mail);
            }

            if (mails.Count == limit)
            {
                break;
            }
        }

        return mails;
    }

    /// <summary>One mail, or null.</summary>
    public async Task<MailboxEntry?> FindAsync(string id, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> key = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, "k-" + id, cancellationToken: cancellationToken);
        return key.HasValue
            ? Read(await _table.GetEntityAsync<TableEntity>(Partition, key.Value!.GetString("Row"), cancellationToken: cancellationToken))
            : null;
    }

    /// <summary>The content of an attachment of a mail.</summary>
    public Task<byte[]> ReadAsync(MailboxAttachment attachment, CancellationToken cancellationToken) => Attachments.ReadAsync(attachment, cancellationToken);

    /// <summary>Newest first: tables sort rows by key.</summary>
    private static string MailKey(DateTimeOffset at, string id) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"m-{DateTimeOffset.MaxValue.Ticks - at.Ticks:D19}-{id}");

    private static string Id(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 12));

    private static MailboxEntry Read(TableEntity row) => JsonSerializer.Deserialize<MailboxEntry>(CaseRows.Json(row), CaseJson.Options)!;

    private static IReadOnlyList<string> Links(string text) =>
        [.. text.Split('\n').Where(line => line.StartsWith("http://", StringComparison.Ordinal) || line.StartsWith("https://", StringComparison.Ordinal))];
}

/// <summary>A mail in the mailbox.</summary>
public sealed record MailboxEntry(
    string Id, string To, string Subject, string Text, string Html, DateTimeOffset SentAt, string Key, IReadOnlyList<string> Links, string? UnsubscribeUrl,
    IReadOnlyList<MailboxAttachment>? Attachments = null);
