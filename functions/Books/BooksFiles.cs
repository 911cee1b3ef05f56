using System.Text.Json;
using LeadToCash.Cases;

namespace LeadToCash.Books;

/// <summary>Reads <c>chart-of-accounts.json</c> and <c>posting-schemes.json</c>.</summary>
internal static class BooksFiles
{
    /// <summary>The accounts and where what is posted.</summary>
    /// <exception cref="InvalidDataException">A file is wrong; says which and where.</exception>
    public static AccountDetermination Load(string folder)
    {
        ChartOfAccounts chart = Read<IReadOnlyList<Account>, ChartOfAccounts>(Path.Combine(folder, "chart-of-accounts.json"), accounts => new ChartOfAccounts(accounts));
        return Read<IReadOnlyList<PostingScheme>, AccountDetermination>(Path.Combine(folder, "posting-schemes.json"), schemes => new AccountDetermination(chart, schemes));
    }

    private static TResult Read<TFile, TResult>(string path, Func<TFile, TResult> make)
        where TFile : class
    {
        try
        {
            return make(JsonSerializer.Deserialize<TFile>(File.ReadAllText(path), CaseJson.Options) ?? throw new ArgumentException("The file is empty."));
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path}: {failure.Message}", failure);
        }
    }
}
