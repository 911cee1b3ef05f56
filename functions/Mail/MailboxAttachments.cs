using System.Globalization;
using System.Security.Cryptography;
using Azure.Data.Tables;

namespace LeadToCash.Mail;

/// <summary>
/// Keeps what goes with mails in the mailbox's table, under the hash of its content: writing it again changes nothing, so that it may be
/// written before the mail. A row holds fifteen properties of 64 KiB.
/// </summary>
internal sealed class MailboxAttachments(TableClient table, string partition)
{
    private const int BytesPerProperty = 64 * 1024;
    private const int PropertiesPerRow = 15;
    private const int BytesPerRow = BytesPerProperty * PropertiesPerRow;

    /// <summary>Writes attachments; safe to repeat.</summary>
    public async Task<IReadOnlyList<MailboxAttachment>> AddAsync(IReadOnlyList<MailAttachment> attachments, CancellationToken cancellationToken)
    {
        List<MailboxAttachment> kept = [];
        foreach (MailAttachment attachment in attachments)
        {
            string hash = Convert.ToHexStringLower(SHA256.HashData(attachment.Content));
            for (int row = 0; row * BytesPerRow < attachment.Content.Length; row++)
            {
                await table.UpsertEntityAsync(Row(hash, row, attachment.Content), TableUpdateMode.Replace, cancellationToken);
            }

            kept.Add(new MailboxAttachment(attachment.Name, attachment.ContentType, attachment.Content.Length, hash));
        }

        return kept;
    }

    /// <summary>Reads one.</summary>
    public async Task<byte[]> ReadAsync(MailboxAttachment attachment, CancellationToken cancellationToken)
    {
        using MemoryStream content = new(attachment.Size);
        for (int row = 0; row * BytesPerRow < attachment.Size; row++)
        {
            TableEntity entity = await table.GetEntityAsync<TableEntity>(partition, RowKey(attachment.Sha256, row), cancellationToken: cancellationToken);
            for (int property = 0; entity.GetBinary(Name(property)) is { } bytes; property++)
            {
                content.Write(bytes);
            }
        }

        return content.ToArray();
    }

    private TableEntity Row(string hash, int row, byte[] content)
    {
        TableEntity entity = new(partition, RowKey(hash, row));
        int start = row * BytesPerRow;
        for (int property = 0; property < PropertiesPerRow && start < content.Length; property++, start += BytesPerProperty)
        {
            entity[Name(property)] = content[start..Math.Min(start + BytesPerProperty, content.Length)];
        }

        return entity;
    }

    private static string RowKey(string hash, int row) => string.Create(CultureInfo.InvariantCulture, $"a-{hash}-{row:D3}");

    private static string Name(int property) => string.Create(CultureInfo.InvariantCulture, $"Part{property}");
}

/// <summary>A file that came with a mail in the mailbox; read at <c>/mailbox/{id}/attachments/{name}</c>.</summary>
/// <param name="Name">File name.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Hash of the content, hexadecimal.</param>
public sealed record MailboxAttachment(string Name, string ContentType, int Size, string Sha256);
