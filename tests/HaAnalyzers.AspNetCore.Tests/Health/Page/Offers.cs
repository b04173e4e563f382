namespace HaAnalyzers.AspNetCore.Tests.Health.Page;

/// <summary>Answers, or fails, as it is told.</summary>
internal sealed class Offers : IOffers
{
    public bool IsDown { get; set; }

    public Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken) =>
        IsDown ? Task.FromException<IReadOnlyList<string>>(new IOException("disk of host db-7 gone")) : Task.FromResult<IReadOnlyList<string>>(["a"]);
}
