using Grpc.Core;

namespace HaAnalyzers.Grpc.Tests;

/// <summary>Answers that are there already.</summary>
internal sealed class Answers(params Advert[] adverts) : IAsyncStreamReader<Advert>
{
    private int _index = -1;

    public Advert Current => adverts[_index];

    public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromResult(++_index < adverts.Length);
}
