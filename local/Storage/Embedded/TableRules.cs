using Azure;
using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Embedded;

/// <summary>What the service refuses before it looks at its data.</summary>
internal static class TableRules
{
    private const int LongestKey = 1024;
    private const int LongestName = 255;
    private const int MostProperties = 252;
    private const int LargestValue = 64 * 1024;
    private const int LargestEntity = 1024 * 1024;
    private static readonly DateTimeOffset Earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void CheckTableName(string name)
    {
        if (name.Length is < 3 or > 63)
        {
            throw StorageRefusal.Of(400, "OutOfRangeInput", "The specified resource name length is not within the permissible limits.");
        }

        if (!char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
        {
            throw StorageRefusal.Of(400, "InvalidResourceName", "The specified resource name contains invalid characters.");
        }
    }

    public static void CheckKeys(string partitionKey, string rowKey)
    {
        CheckKey(partitionKey);
        CheckKey(rowKey);
    }

    public static void CheckProperties(EntityOperation operation)
    {
        if (operation.Properties.Count > MostProperties)
        {
            throw StorageRefusal.Of(400, "TooManyProperties", "The entity contains more properties than allowed.");
        }

        long size = 4 + (2L * (operation.PartitionKey.Length + operation.RowKey.Length));
        foreach (EntityProperty property in operation.Properties)
        {
            CheckName(property.Name);
            size += 8 + (2L * property.Name.Length) + CheckedSize(property);
        }

        if (size > LargestEntity)
        {
            throw StorageRefusal.Of(400, "EntityTooLarge", "The entity is larger than the maximum size permitted.");
        }
    }

    private static void CheckKey(string key)
    {
        if (key.Length > LongestKey)
        {
            throw StorageRefusal.Of(400, "KeyValueTooLarge", "The value of the key is larger than the maximum size permitted.");
        }

        foreach (char letter in key)
        {
            if (letter is '/' or '\\' or '#' or '?' || char.IsControl(letter))
            {
                throw StorageRefusal.Of(400, "OutOfRangeInput", "One of the request inputs is out of range: a key has a character that keys can't have.");
            }
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length > LongestName)
        {
            throw StorageRefusal.Of(400, "PropertyNameTooLong", "The property name exceeds the maximum allowed length.");
        }

        if (!(char.IsLetter(name[0]) || name[0] == '_') || !name.All(letter => char.IsLetterOrDigit(letter) || letter == '_'))
        {
            throw StorageRefusal.Of(400, "PropertyNameInvalid", $"The property name '{name}' is invalid.");
        }
    }

    private static int CheckedSize(EntityProperty property)
    {
        int size = property.Value switch
        {
            string text => 2 * text.Length,
            byte[] bytes => bytes.Length,
            Guid => 16,
            int => 4,
            bool => 1,
            DateTimeOffset instant when instant < Earliest =>
                throw StorageRefusal.Of(400, "OutOfRangeInput", $"One of the request inputs is out of range: '{property.Name}' is before 1601."),
            _ => 8,
        };
        return size <= LargestValue ? size + (property.Value is string or byte[]? 4 : 0) : throw TooLarge(property.Name);
    }

    private static RequestFailedException TooLarge(string name) =>
        StorageRefusal.Of(400, "PropertyValueTooLarge", $"The value of '{name}' exceeds the maximum allowed size (64KB).");
}
