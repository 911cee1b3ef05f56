using System.Buffers.Binary;
using System.Text;

namespace LeadToCash.Documents.Pdf;

/// <summary>What layout needs of a TrueType font: which characters of the basic multilingual plane it has, and how wide they are.</summary>
internal sealed class TrueTypeMetrics
{
    private readonly byte[] _font;
    private readonly ushort[] _glyphs = new ushort[char.MaxValue + 1];
    private readonly double[] _widths = new double[char.MaxValue + 1];

    public TrueTypeMetrics(byte[] font)
    {
        _font = font;
        ReadCharacters(Subtable(Table("cmap")));
        ReadWidths(unitsPerEm: U16(Table("head") + 18), metrics: U16(Table("hhea") + 34), Table("hmtx"));
    }

    public bool Has(char character) => _glyphs[character] != 0;

    /// <summary>Width in points of a text at a size; texts are written without kerning.</summary>
    public double Width(ReadOnlySpan<char> text, double size)
    {
        double width = 0;
        foreach (char character in text)
        {
            width += _widths[character];
        }

        return width * size;
    }

    private void ReadCharacters(int subtable)
    {
        int segments = U16(subtable + 6) / 2;
        (int ends, int starts) = (subtable + 14, subtable + 16 + (segments * 2));
        (int deltas, int offsets) = (starts + (segments * 2), starts + (segments * 4));
        for (int segment = 0; segment < segments; segment++)
        {
            int at = segment * 2;
            for (int character = U16(starts + at); character <= U16(ends + at) && character < char.MaxValue; character++)
            {
                int offset = U16(offsets + at);
                int glyph = offset == 0 ? character : U16(offsets + at + offset + ((character - U16(starts + at)) * 2));
                _glyphs[character] = glyph == 0 ? (ushort)0 : (ushort)(glyph + U16(deltas + at));
            }
        }
    }

    private void ReadWidths(int unitsPerEm, int metrics, int table)
    {
        for (int character = 0; character < _widths.Length; character++)
        {
            _widths[character] = U16(table + (Math.Min(_glyphs[character], metrics - 1) * 4)) / (double)unitsPerEm;
        }
    }

    private int Table(string tag)
    {
        int tables = U16(4);
        for (int record = 12; record < 12 + (tables * 16); record += 16)
        {
            if (Encoding.ASCII.GetString(_font, record, 4) == tag)
            {
                return U32(record + 8);
            }
        }

        throw new InvalidDataException($"The font has no table '{tag}'.");
    }

    /// <summary>The one of format 4, which every font for Windows has.</summary>
    private int Subtable(int cmap)
    {
        for (int record = cmap + 4; record < cmap + 4 + (U16(cmap + 2) * 8); record += 8)
        {
            if (U16(cmap + U32(record + 4)) == 4)
            {
                return cmap + U32(record + 4);
            }
        }

        throw new InvalidDataException("The font has no character map of format 4.");
    }

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_font.AsSpan(at));

    private int U32(int at) => (int)BinaryPrimitives.ReadUInt32BigEndian(_font.AsSpan(at));
}
