using Bailiwick.GenerateAccounts;

if (Options.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(Options.Usage);
    return 2;
}

var random = new Random(options.Seed);
var accounts = new Accounts(new Places(options, random), random);
await using var file = new StreamWriter(options.Out);
file.NewLine = "\n";
await file.WriteLineAsync(string.Join(',', Accounts.Header(options.Columns)));
for (var number = 1; number <= options.Rows; number++)
{
    var cells = accounts.Next(number, options.Columns);
    if (random.NextDouble() * 100 < options.DirtyPercent)
    {
        Dirt.Spoil(cells, random);
    }

    await file.WriteLineAsync(string.Join(',', cells.Select(Accounts.Quote)));
}

return 0;
