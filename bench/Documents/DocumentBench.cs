using LeadToCash.Bench.Measuring;
using LeadToCash.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LeadToCash.Bench.Documents;

/// <summary>Quotes of 10, 100 and 1,000 lines as PDF, beside the same texts put on pages by the bare library without layout or tags.</summary>
internal sealed class DocumentBench(BenchOptions options)
{
    private static readonly int[] Sizes = [10, 100, 1000];

    private readonly DocumentRenderer _renderer = new(Writer());

    public async Task RunAsync()
    {
        foreach (int lines in Sizes)
        {
            BusinessDocument quote = SampleDocuments.LongQuote("de", lines);
            DocumentSheet sheet = _renderer.Sheet(quote);
            (double seconds, int bytes) = await MedianAsync(() => _renderer.Pdf(quote), lines);
            (double bareSeconds, int bareBytes) = await MedianAsync(() => BarePdf.Write(sheet), lines);
            Figures.AddDuration($"documents.pdf.{lines}", seconds, "bare", bareSeconds);
            Figures.Add($"documents.pdf.{lines}.bytes", bytes, "bytes");
            Figures.Add($"documents.pdf.{lines}.bare.bytes", bareBytes, "bytes");
        }
    }

    /// <summary>Seconds of one document: each round writes about a thousand lines.</summary>
    private async Task<(double Seconds, int Bytes)> MedianAsync(Func<byte[]> write, int lines)
    {
        int times = Math.Max(1, Sizes[^1] / lines);
        List<double> rounds = [];
        int bytes = 0;
        for (int round = 0; round <= options.Rounds; round++)
        {
            double seconds = await Measure.SecondsAsync(() =>
            {
                for (int time = 0; time < times; time++)
                {
                    bytes = write().Length;
                }

                return Task.CompletedTask;
            });
            rounds.Add(seconds / times);
        }

        return (Measure.Median(rounds.Skip(1)), bytes);
    }

    internal static SheetWriter Writer()
    {
        ServiceProvider services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        return new SheetWriter(services.GetRequiredService<IStringLocalizer<DocumentTexts>>(), Options.Create(new CompanyOptions
        {
            Name = "Nordlicht Pumpen GmbH",
            Street = "Werkstraße 12",
            PostCode = "90411",
            City = "Nürnberg",
            Phone = "+49 911 5550-0",
            Email = "info@leadtocash.example",
            VatId = "DE123456789",
            RegisterCourt = "Amtsgericht Nürnberg",
            RegisterNumber = "HRB 12345",
            ManagingDirectors = "Dr. Anna Beispiel",
            BankName = "Musterbank Nürnberg",
            Iban = "DE02120300000000202051",
        }));
    }
}
