namespace HaAnalyzers.Testing.Tests.Contracts;

/// <summary>Each member of <see cref="IShelf"/>, called.</summary>
internal static class ShelfCalls
{
    private static readonly Dictionary<string, Func<IShelf, CancellationToken, Task<object?>>> All = new()
    {
        [nameof(IShelf.TitlesAsync)] = async (shelf, token) => await shelf.TitlesAsync(1, token),
        [nameof(IShelf.CountAsync)] = async (shelf, token) => await shelf.CountAsync(1, token),
        [nameof(IShelf.AddAsync)] = async (shelf, token) =>
        {
            await shelf.AddAsync("Mirror", token);
            return null;
        },
        [nameof(IShelf.RemoveAsync)] = async (shelf, token) =>
        {
            await shelf.RemoveAsync("Solaris", token);
            return null;
        },
        [nameof(IShelf.ReadAsync)] = async (shelf, token) =>
        {
            List<string> titles = [];
            await foreach (string title in shelf.ReadAsync(1, token))
            {
                titles.Add(title);
            }

            return titles;
        },

        // These keep their thread, so they get one.
        [nameof(IShelf.Count)] = (shelf, token) => Task.Run<object?>(() => shelf.Count(1, token)),
        [nameof(IShelf.Sort)] = (shelf, token) => Task.Run(() =>
        {
            shelf.Sort(token);
            return (object?)null;
        }),
        [nameof(IShelf.TryFind)] = (shelf, _) => Task.Run<object?>(() => shelf.TryFind("Stalker", out int place) ? place : null),
        [nameof(IShelf.Owner)] = (shelf, _) => Task.Run<object?>(() => shelf.Owner),
        ["Item"] = (shelf, _) => Task.Run<object?>(() => shelf["Stalker"]),
        [nameof(IShelf.Setting)] = (shelf, _) => Task.Run<object?>(() => shelf.Setting<string>("dark")),
    };

    public static TheoryData<string> Members => [.. All.Keys];

    /// <summary>Those that can be told to stop.</summary>
    public static TheoryData<string> MembersWithToken =>
    [
        nameof(IShelf.TitlesAsync), nameof(IShelf.CountAsync), nameof(IShelf.AddAsync), nameof(IShelf.RemoveAsync), nameof(IShelf.ReadAsync),
        nameof(IShelf.Count), nameof(IShelf.Sort),
    ];

    public static async Task<object?> CallAsync(this IShelf shelf, string member, CancellationToken cancellationToken = default) =>
        await All[member](shelf, cancellationToken);
}
