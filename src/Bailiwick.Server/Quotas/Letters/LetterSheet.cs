namespace Bailiwick.Server.Quotas.Letters;

/// <summary>Sets headings, paragraphs and tables on pages, from the top down; a new page begins where one is full.</summary>
internal sealed class LetterSheet(LetterFont plain, LetterFont bold)
{
    private const double Left = 56;
    private const double Right = PdfFile.Width - Left;
    private const double Bottom = PdfFile.Height - 56;

    private readonly PdfFile _file = new();
    private double _top = double.MaxValue;

    public void Heading(string text, double size)
    {
        Skip(size * 0.6);
        Wrapped(bold, size, text, Left, Right);
        Skip(4);
    }

    public void Paragraph(string text, double size = 10)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            Wrapped(plain, size, line, Left, Right);
        }

        Skip(4);
    }

    /// <summary>A name before its value.</summary>
    public void Fact(string name, string value)
    {
        Room(14);
        var top = _top;
        _file.Text(bold, 10, (Left, top + 10), name);
        Wrapped(plain, 10, value, Left + 110, Right);
        _top = Math.Max(_top, top + 14);
    }

    /// <summary>A row of cells; numbers end at the right of their column.</summary>
    public void Row(IReadOnlyList<(string Text, double Right)> cells, bool isBold = false)
    {
        Room(13);
        var font = isBold ? bold : plain;
        foreach (var (text, right) in cells)
        {
            _file.Text(font, 9, (Left + right - (font.WidthOf(text) * 9 / 1000), _top + 9), text);
        }

        _top += 13;
    }

    public void Line()
    {
        Room(4);
        _file.Line(Left, Right, _top + 1);
        _top += 4;
    }

    public void Skip(double points) => _top += points;

    public byte[] Write(string title) => _file.Write(title);

    private void Wrapped(LetterFont font, double size, string text, double left, double right)
    {
        foreach (var line in Lines(font, size, text, right - left))
        {
            Room(size * 1.35);
            _file.Text(font, size, (left, _top + size), line);
            _top += size * 1.35;
        }
    }

    // Words stay whole unless one alone is wider than the line.
    private static IEnumerable<string> Lines(LetterFont font, double size, string text, double width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(font, size, word, width)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && font.WidthOf(longer) * size / 1000 > width)
            {
                yield return line;
                longer = word;
            }

            line = longer;
        }

        yield return line;
    }

    private static IEnumerable<string> Pieces(LetterFont font, double size, string word, double width)
    {
        var piece = "";
        foreach (var character in word.EnumerateRunes())
        {
            if (piece.Length > 0 && font.WidthOf($"{piece}{character}") * size / 1000 > width)
            {
                yield return piece;
                piece = "";
            }

            piece += character;
        }

        yield return piece;
    }

    private void Room(double points)
    {
        if (_top + points > Bottom)
        {
            _file.NewPage();
            _top = 56;
        }
    }
}
