using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace LeadToCash.Local.Hosting.Operations;

/// <summary>Markup. What is interpolated into it is escaped unless it is markup itself, so that no text becomes markup because somebody forgot.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    public static Html Of(Interpolation markup) => new(markup.ToString());

    /// <summary>The markup of each item, one after the other.</summary>
    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> render) => new(string.Concat(items.Select(item => render(item).ToString())));

    public override string ToString() => _markup ?? "";

    /// <summary>Builds markup from an interpolated string. Attributes must stand in double quotes.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Interpolation(int literalLength, int holes)
    {
        private readonly StringBuilder _markup = new(literalLength + (holes * 16));

        public void AppendLiteral(string markup) => _markup.Append(markup);

        public void AppendFormatted(Html markup) => _markup.Append(markup.ToString());

        public void AppendFormatted(string? text) => _markup.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted(long number) => _markup.Append(CultureInfo.InvariantCulture, $"{number}");

        public void AppendFormatted(double number) => _markup.Append(CultureInfo.InvariantCulture, $"{number:0.###}");

        public override string ToString() => _markup.ToString();
    }
}
